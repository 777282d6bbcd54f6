\set id random(1, 1000)
\set key random(1, 1000000000000)
\set third random(1, 3)
select revision, envelope from bench_asistencia where id = :id;
with written as (update bench_asistencia set revision = revision + 1, envelope = repeat(md5((:key)::bigint::text), 94) where id = :id returning revision), line as (insert into bench_line (asistencia_id, seq, data) select (:id)::int, revision, repeat(md5((:key)::bigint::text), 16) from written), answer as (insert into bench_answer values ((:key)::bigint::text, '{"revision":1}') on conflict do nothing) insert into bench_pendiente (asistencia_id, due_at) select (:id)::int, '2026-01-05T15:00:00.000Z' where (:third)::int = 1;

\set id random(1, 1000)
\set key random(1, 1000000000000)
begin;
select revision, envelope from bench_asistencia where id = :id for update;
update bench_asistencia set revision = revision + 1, envelope = repeat(md5((:key)::bigint::text), 94) where id = :id;
insert into bench_line (asistencia_id, seq, data) values (:id, 1, repeat(md5((:key)::bigint::text), 16));
insert into bench_answer values ((:key)::bigint::text, '{"revision":1}') on conflict do nothing;
commit;

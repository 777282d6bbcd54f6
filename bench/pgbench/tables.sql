-- The same logical transaction as the service's, on tables of its own: a snapshot of 3 kB, a line, a key, every third time a pendiente.
create table bench_asistencia (id int primary key, revision int not null, envelope text not null);
create table bench_line (position bigint generated always as identity primary key, asistencia_id int not null, seq int not null, data text not null);
create table bench_answer (scope text primary key, memory text not null);
create table bench_pendiente (id bigint generated always as identity primary key, asistencia_id int not null, due_at text not null);
insert into bench_asistencia select n, 1, repeat(md5(n::text), 94) from generate_series(1, 1000) n;

-- The secret of the seals: of this database alone.
insert into access.secret (id, secret)
values (true, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- The chain of what belongs to no programme is there from the beginning.
insert into audit_chain (id, kind, programme_id, name, practice, head_seq, head_hash)
values (gen_random_uuid(), 'INSTALLATION', null, 'installation', false, 0, repeat('0', 64));

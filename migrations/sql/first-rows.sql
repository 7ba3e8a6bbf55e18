-- The chain of what belongs to no programme is there from the beginning.
insert into audit_chain (id, kind, programme_id, name, practice, head_seq, head_hash)
values (gen_random_uuid(), 'INSTALLATION', null, 'installation', false, 0, repeat('0', 64));

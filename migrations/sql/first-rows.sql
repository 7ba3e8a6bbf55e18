-- The chain of what belongs to no programme is there from the beginning.
insert into audit_chain (id, kind, programme_id, name, training, head_seq, head_hash)
values (gen_random_uuid(), 'HOUSE', null, 'house', false, 0, repeat('0', 64));

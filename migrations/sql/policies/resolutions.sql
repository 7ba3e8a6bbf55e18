-- Who reads and writes resolutions and their rolls.

-- A draft is for its own body alone, what was put to a body for those of the programme. It is written by
-- that body's own secretary and seats.
select guards.protect('resolution', $$
  programme_id = any ((select access.my_programmes())::uuid[])
  and (state <> 'DRAFT'
    or row(programme_id, body_id)::access.part = any ((select access.my_bodies_in())::access.part[]))
$$, array['wording', 'pack_id', 'stage', 'manifest_sha256', 'method', 'way', 'meeting_id', 'state',
  'standing_orders_id', 'closes_on', 'item_taken_at', 'presiding_id', 'council_seats', 'cannot_wait_reason',
  'cannot_wait_advice_of', 'urgent_reason', 'urgent_decider_ids', 'urgent_consultee_ids', 'ratify_by',
  'opened_at', 'opened_on', 'opened_by', 'version', 'late_reason'], false);
alter policy service_rows on resolution with check (
  programme_id = any ((select access.my_programmes())::uuid[])
  and row(programme_id, body_id)::access.part = any ((select access.my_bodies_in())::access.part[]));

-- The conditions of a draft are for its own body alone, as the draft is.
select guards.protect('proposed_condition', $$
  programme_id = any ((select access.my_programmes())::uuid[])
  and resolution_id <> all ((select access.drafts_of_others())::uuid[])
$$, array['text', 'kind', 'owner_name', 'due_on', 'evidence_required'], true);

-- A body's own part of a resolution, and its roll, are for its seats and its secretary alone.
select guards.protect_body_table('resolution_own_part', array['annex_sha256', 'council_advice', 'version']);
select guards.protect_body_table('elector', array['seat_id', 'seat_kind', 'title', 'voting', 'struck_off']);

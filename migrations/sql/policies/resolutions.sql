-- Who reads and writes resolutions and their rolls.

-- A draft is for its own body alone, what was put to a body for those of the programme. It is written by
-- that body's own secretary and seats.
select guards.protect('resolution', $$
  programme_id = any ((select access.my_programmes())::uuid[])
  and (state <> 'DRAFT'
    or row(programme_id, body_id)::access.part = any ((select access.my_bodies_in())::access.part[]))
$$, array['wording', 'pack_id', 'stage', 'manifest_sha256', 'subject_type', 'subject_id', 'method', 'way', 'meeting_id', 'state',
  'standing_orders_id', 'orders_entered_on', 'closes_on', 'item_taken_at', 'item_put_at', 'presiding_id', 'posts', 'cannot_wait_reason',
  'cannot_wait_advice_of', 'urgent_reason', 'urgent_decider_ids', 'urgent_consultee_ids', 'ratify_by',
  'opened_at', 'opened_on', 'opened_by', 'version', 'late_reason'], false);
alter policy service_rows on resolution with check (
  programme_id = any ((select access.my_programmes())::uuid[])
  and row(programme_id, body_id)::access.part = any ((select access.my_bodies_in())::access.part[]));

-- The conditions of a draft are for its own body alone, as the draft is.
select guards.protect('proposed_condition', $$
  programme_id = any ((select access.my_programmes())::uuid[])
  and not access.is_draft_of_others(resolution_id, (select access.my_bodies_in())::access.part[])
$$, array['text', 'kind', 'owner_name', 'due_on', 'evidence_required'], true);

-- A body's own part of a resolution, and its roll, are for its seats and its secretary alone.
select guards.protect_body_table('resolution_own_part', array['annex_sha256', 'council_advice', 'version']);
select guards.protect_body_table('seat_instrument', array['document_id', 'dated_on', 'attached_by', 'attached_at', 'confirmed_by', 'confirmed_at', 'version']);
select guards.protect_body_table('elector', array['seat_id', 'post_id', 'seat_kind', 'title', 'voting', 'struck_off']);

-- A delegation is for those of the programme: by it a committee decides at the gates of all of them.
select guards.protect_programme_table('delegation', array['confirmed_by', 'confirmed_at', 'confirmed_on', 'until_day',
  'ended_by', 'ended_at', 'ended_because', 'voided_by', 'voided_at', 'voided_because', 'version']);

import type { Check, Found } from './check.js';

/** A vote's key as the table has it. */
const KEY = `v.resolution_id || '/' || v.person_id || '/' || v.revision`;

const FAULTS = `
  select 'vote' as table, ${KEY} as row, 'The person who cast this vote is not on the roll as a voting member.' as because
    from vote v where not exists (select from elector e
      where e.resolution_id = v.resolution_id and e.person_id = v.person_id and e.voting and e.struck_off is not true)
  union all select 'vote', ${KEY}, 'This resolution is not decided by named votes.'
    from vote v join resolution r on r.id = v.resolution_id where r.way <> 'NAMED_VOTES'
  union all select 'vote', ${KEY}, 'The resolution was never opened.'
    from vote v join resolution r on r.id = v.resolution_id where r.opened_at is null
  union all select 'vote', ${KEY}, 'This vote was cast on other papers than those the resolution decides on.'
    from vote v join resolution r on r.id = v.resolution_id
    where r.manifest_sha256 is not null and v.manifest_sha256 is distinct from r.manifest_sha256
  union all select 'vote', v.resolution_id || '/' || v.person_id || '/' || max(v.revision),
      'An earlier revision of this vote is missing.'
    from vote v group by v.resolution_id, v.person_id having max(v.revision) <> count(*) or min(v.revision) <> 1
  union all select 'resolution', r.id::text, 'It was entered after its meeting, but is not marked as late.'
    from resolution r join meeting m on m.id = r.meeting_id
    where r.opened_on > m.held_on and r.late_reason is null
  union all select 'vote', ${KEY}, 'The member cast this vote in person, but the resolution was entered after its meeting.'
    from vote v join resolution r on r.id = v.resolution_id where r.late_reason is not null and v.entered_by = v.person_id
  union all select 'elector', e.resolution_id || '/' || e.person_id, 'The seat belongs to another person, or to another body.'
    from elector e left join seat s on s.id = e.seat_id
    where s.id is null or s.person_id <> e.person_id or s.body_id <> e.body_id
  union all select 'casting_vote', c.resolution_id || '/' || c.number, 'The casting vote was not given by the person who presided.'
    from casting_vote c join resolution r on r.id = c.resolution_id
    where c.choice is not null and r.state = 'CLOSED'
      and not exists (select from casting_vote l where l.resolution_id = c.resolution_id and l.number > c.number) and r.presiding_id is distinct from c.person_id
  union all select 'resolution', r.id::text, 'It decides on other papers than those of its pack.'
    from resolution r join case_pack p on p.id = r.pack_id
    where r.opened_at is not null and (r.manifest_sha256 is distinct from p.manifest_sha256 or r.stage is distinct from p.stage)
  union all select 'resolution_own_part', o.id::text, 'The annex that was decided on is not the annex that the body sealed.'
    from resolution_own_part o join resolution r on r.id = o.id
    where o.annex_sha256 is not null and not exists (select from pack_annex a
      where a.pack_id = r.pack_id and a.body_id = o.body_id and a.manifest_sha256 = o.annex_sha256)
  union all select 'resolution_count', n.resolution_id || '/' || n.number, 'The document of the certificate does not have the digest that the certificate names.'
    from resolution_count n where n.certificate_id is not null and not exists (select from document d
      where d.id = n.certificate_id and d.programme_id = n.programme_id and d.sha256 = n.certificate_sha256)
  union all select 'casting_vote', c.resolution_id || '/' || max(c.number), 'An earlier entry of this casting vote is missing.'
    from casting_vote c group by c.resolution_id having max(c.number) <> count(*)
  union all select 'resolution_count', n.resolution_id || '/' || max(n.number), 'An earlier count is missing.'
    from resolution_count n group by n.resolution_id having max(n.number) <> count(*)
  order by 1, 2, 3`;

export const votesCheck: Check = {
  name: 'votes',
  promise:
    'Every vote was given by a member who was on the roll, on the papers that were decided on, and no earlier answer of a member is missing.',
  async *faults({ db }) {
    yield* await db.query<Found>(FAULTS);
  },
};

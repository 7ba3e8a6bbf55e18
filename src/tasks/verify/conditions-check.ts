import type { Check, Found } from './check.js';

const STEPS = `
  select c.id, c.state, c.settled_on, e.step, e.done_on, e.number
  from condition c left join lateral (select * from condition_event x
    where x.condition_id = c.id and x.step <> 'ASSIGNED' order by x.number desc limit 1) e on true`;

const FAULTS = `
  with step as (${STEPS})
  select 'condition' as table, s.id::text as row,
      'Its state is ' || s.state || ', but the last step in its history is ' || coalesce(s.step, 'none') || '.' as because
    from step s where s.state <> case coalesce(s.step, 'NONE')
      when 'EVIDENCE_SUBMITTED' then 'EVIDENCE_SUBMITTED' when 'DISCHARGED' then 'DISCHARGED' when 'WAIVED' then 'WAIVED'
      else 'OPEN' end
  union all select 'condition', s.id::text, 'The date on which it was settled is not the date of the step that settled it.'
    from step s where s.settled_on is distinct from case when s.state in ('DISCHARGED', 'WAIVED') then s.done_on end
  union all select 'condition', c.id::text, 'The decision that set it is missing, or did not set conditions.'
    from condition c where not exists (select from resolution r join resolution_outcome o on o.resolution_id = r.id
        where c.set_by_type = 'RESOLUTION' and r.id = c.set_by_id and r.body_id = c.body_id
          and o.outcome = 'APPROVED_WITH_CONDITIONS')
      and not exists (select from recorded_decision d
        where c.set_by_type = 'RECORDED_DECISION' and d.id = c.set_by_id and d.body_id = c.body_id)
      and not exists (select from external_decision d
        where c.set_by_type = 'EXTERNAL_DECISION' and d.id = c.set_by_id and d.body_id = c.body_id)
  union all select 'condition_event', e.id::text, 'An earlier step of this condition is missing.'
    from condition_event e where e.number > 1 and not exists (select from condition_event b
      where b.condition_id = e.condition_id and b.number = e.number - 1)
  union all select 'condition_event', e.id::text, 'This step settled, sent back or reopened a condition without authority (a closed resolution, a minute or a letter).'
    from condition_event e where e.step in ('DISCHARGED', 'WAIVED', 'REOPENED', 'SENT_BACK')
      and not coalesce(case e.authority
        when 'RESOLUTION' then exists (select from resolution r where r.id = e.resolution_id and r.state = 'CLOSED')
        when 'MINUTE' then btrim(e.minute_ref) <> ''
        when 'LETTER' then e.document_id is not null end, false)
  union all select 'condition_event', e.id::text, 'This step discharged a precedent condition without the minutes of a meeting held since the condition was set.'
    from condition_event e join condition c on c.id = e.condition_id
    where e.meeting_on is not null and c.kind = 'PRECEDENT' and e.step = 'DISCHARGED'
      and (e.document_id is null or e.meeting_on not between c.set_on and e.done_on)
  order by 1, 2, 3`;

export const conditionsCheck: Check = {
  name: 'conditions',
  promise:
    'The state of every condition follows from its history, and whoever settled it had the authority.',
  async *faults({ db }) {
    yield* await db.query<Found>(FAULTS);
  },
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../shared/canonical.js';
import { PROJECT_FOLDER } from '../config/config.js';
import { catalogueFrom, catalogueText, type Catalogue } from './catalogue.rules.js';

type Ask = (sql: string) => Promise<unknown[]>;

/** Where this version keeps the catalogue that its migrations make. */
export const CATALOGUE_FILE = join(PROJECT_FOLDER, 'docs', 'catalogue.txt');

/**
 * Reads what a database consists of besides its rows, in a form that is the same whatever way it came about
 * and on every PostgreSQL from 15 to 18: two databases with equal catalogues keep the same promises.
 *
 * It looks into the schemas of Watersmeet alone, and past what an extension brought there. It names no
 * identity of the server's own, leaves out what every owner may do with what is theirs, and NOT NULL as a
 * constraint (PostgreSQL 18 names them), which the columns say. A function is a digest of its whole text.
 */
export async function catalogueOf(ask: Ask): Promise<Catalogue> {
  const rows = (await ask(CATALOGUE)) as { name: string; what: string }[];
  return new Map(rows.map(({ name, what }) => [name, what]));
}

/** The catalogue that this version promises. */
export const promisedCatalogue = (): Catalogue =>
  catalogueFrom(readFileSync(CATALOGUE_FILE, 'utf8'));

/** One short word for a whole catalogue (SHA-256, hex): every checkpoint has that of its moment. */
export const catalogueDigest = (catalogue: Catalogue): string =>
  sha256Hex(catalogueText(catalogue));

/** Settings of an account that switch protection off without a change of the tables. */
const UNSAFE_SETTINGS = "'session_replication_role', 'row_security', 'search_path'";
const ACCOUNTS = "'watersmeet_owner', 'watersmeet_service', 'watersmeet_auditor'";

/** Not what an extension brought. */
const own = (catalogue: string, id: string) => `not exists (select from pg_depend x
      where x.classid = '${catalogue}'::regclass and x.objid = ${id} and x.deptype = 'e')`;

const CATALOGUE = `
  with ours as (
    select n.oid, n.nspname, n.nspowner, n.nspacl from pg_namespace n
    where n.nspname in ('public', 'access', 'audit', 'guards')),
  relation as (
    select c.*, quote_ident(o.nspname) || '.' || quote_ident(c.relname) as name
    from pg_class c join ours o on o.oid = c.relnamespace where ${own('pg_class', 'c.oid')}),
  routine as (
    select p.*, format('%I.%I(%s)', o.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as name
    from pg_proc p join ours o on o.oid = p.pronamespace where ${own('pg_proc', 'p.oid')}),
  attribute as (
    select r.oid as table, r.name, r.relkind, r.relowner, a.*
    from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped),
  rights as (
    select nspname::text as name, null as part, nspowner as owner, nspacl as acl from ours
    union all select name, null, relowner, relacl from relation
    union all select name || ' columns', quote_ident(attname), relowner, attacl from attribute
    union all select name, null, proowner, coalesce(proacl, acldefault('f', proowner)) from routine
    union all select format('%I.%I', o.nspname, t.typname), null, t.typowner, t.typacl
      from pg_type t join ours o on o.oid = t.typnamespace where t.typacl is not null),
  granted as (
    select r.name, r.part, g.privilege_type || case when g.is_grantable then ' with grant option' else '' end as right,
      case g.grantee when 0 then 'everybody' else pg_get_userbyid(g.grantee) end as who
    from rights r, aclexplode(r.acl) g
    where g.grantee <> r.owner and pg_get_userbyid(g.grantee) <> 'watersmeet_owner'),
  thing as (
    select 'schema ' || nspname as name, 'owner ' || pg_get_userbyid(nspowner) as what from ours
    union all select 'table ' || name, concat('kind ', relkind, ', owner ', pg_get_userbyid(relowner),
        case when relrowsecurity then ', row security' end, case when relforcerowsecurity then ', forced' end)
      from relation where relkind not in ('i', 'I', 't', 'c')
    union all select 'view ' || name, pg_get_viewdef(oid) from relation where relkind in ('v', 'm')
    union all select format('column %s.%I', name, attname), concat(format_type(atttypid, atttypmod),
        case when attcollation <> 0 then ' collate ' || (select quote_ident(collname) from pg_collation where oid = attcollation) end,
        case when attnotnull then ' not null' end,
        case when attidentity <> '' or attgenerated <> '' then ' made by the server ' || attidentity::text || attgenerated::text end,
        (select ' default ' || pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d where d.adrelid = "table" and d.adnum = attnum))
      from attribute where relkind in ('r', 'p', 'v', 'm', 'c')
    union all select format('constraint %s %I', r.name, k.conname), pg_get_constraintdef(k.oid) || case when k.convalidated then '' else ', not validated' end
      from pg_constraint k join relation r on r.oid = k.conrelid where k.contype not in ('n', 't')
    union all select 'index ' || r.name, pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ', invalid' end
      from pg_index i join relation r on r.oid = i.indexrelid
    union all select format('policy %s %I', r.name, p.policyname), format('%s %s to %s using (%s) check (%s)', p.permissive, p.cmd, p.roles, p.qual, p.with_check)
      from pg_policies p join relation r on r.name = format('%I.%I', p.schemaname, p.tablename)
    union all select 'function ' || name, format('owner %s, digest %s', pg_get_userbyid(proowner), encode(sha256(convert_to(pg_get_functiondef(oid), 'UTF8')), 'hex'))
      from routine where prokind in ('f', 'p')
    union all select format('trigger %s %I', r.name, g.tgname), pg_get_triggerdef(g.oid) || case g.tgenabled when 'O' then '' when 'D' then ', switched off' else ', enabled ' || g.tgenabled::text end
      from pg_trigger g join relation r on r.oid = g.tgrelid where not g.tgisinternal
    union all select format('foreign key trigger of %s %I', r.name, k.conname), 'switched off'
      from pg_trigger g join relation r on r.oid = g.tgrelid join pg_constraint k on k.oid = g.tgconstraint
      where g.tgisinternal and g.tgenabled <> 'O' group by 1
    union all select format('rule %s %I', r.name, u.rulename), pg_get_ruledef(u.oid)
      from pg_rewrite u join relation r on r.oid = u.ev_class where u.rulename <> '_RETURN'
    union all select format('grant %s to %s', name, who), string_agg(what, ', ' order by what collate "C") from (
      select name, who, "right" || case when count(part) > 0 then ' (' || string_agg(part, ', ' order by part collate "C") || ')' else '' end as what
      from granted group by name, who, "right") by_right group by name, who
    union all select format('default grant of %s in %s', pg_get_userbyid(defaclrole), coalesce(defaclnamespace::regnamespace::text, 'every schema')), string_agg(defaclacl::text, ' ')
      from pg_default_acl where pg_get_userbyid(defaclrole) = 'watersmeet_owner' group by defaclrole, defaclnamespace
    union all select format('setting %s of %s', split_part(setting, '=', 1), coalesce(r.rolname, 'every account')), setting
      from pg_db_role_setting s left join pg_roles r on r.oid = s.setrole, unnest(s.setconfig) setting
      where (s.setdatabase = 0 or s.setdatabase = (select oid from pg_database where datname = current_database()))
        and (r.rolname is null or r.rolname in (${ACCOUNTS})) and split_part(setting, '=', 1) in (${UNSAFE_SETTINGS}))
  select name, string_agg(regexp_replace(what, '\\s+', ' ', 'g'), '; ' order by what collate "C") as what
  from thing group by name order by name collate "C"`;

type Ask = (sql: string) => Promise<Record<string, unknown>[]>;

/** What a database consists of besides its rows: one line a thing, by kind, in order. */
export type Catalogue = Record<string, string[]>;

/**
 * Reads a database's catalogue in a form that is the same whatever way it came about: two databases
 * with equal catalogues keep the same promises.
 *
 * It names no identity of the server's own, leaves out what every owner may do with what is theirs,
 * and NOT NULL as a constraint (PostgreSQL 18 names them), which the columns say.
 */
export async function catalogueOf(ask: Ask): Promise<Catalogue> {
  const rows = (await ask(CATALOGUE)) as { kind: string; what: string }[];
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const whatIs = (one: string) => rows.filter(({ kind }) => kind === one).map(({ what }) => what);
  return Object.fromEntries(kinds.map((kind) => [kind, whatIs(kind)]));
}

/** The schemas that are ours: whatever the server brings along is not looked at. */
const OURS = `select n.oid, n.nspname from pg_namespace n
    where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(toast|temp)'`;

export const CATALOGUE = `
  with ours as (${OURS}),
  relation as (
    select c.*, quote_ident(o.nspname) || '.' || quote_ident(c.relname) as name
    from pg_class c join ours o on o.oid = c.relnamespace),
  routine as (
    select p.*, p.oid::regprocedure::text as name from pg_proc p join ours o on o.oid = p.pronamespace),
  rights as (
    select 'schema ' || o.nspname as what, n.nspowner as owner, n.nspacl as acl
      from pg_namespace n join ours o on o.oid = n.oid
    union all select 'relation ' || r.name, r.relowner, r.relacl from relation r
    union all select 'column ' || r.name || '.' || a.attname, r.relowner, a.attacl
      from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    union all select 'function ' || f.name, f.proowner, coalesce(f.proacl, acldefault('f', f.proowner))
      from routine f
    union all select 'type ' || t.oid::regtype, t.typowner, t.typacl
      from pg_type t join ours o on o.oid = t.typnamespace where t.typacl is not null),
  thing as (
    select 'schema' as kind, format('%s, owner %s', nspname, pg_get_userbyid(nspowner)) as what
      from pg_namespace where oid in (select oid from ours)
    union all select 'table', format('%s, %s, owner %s%s%s', name, relkind, pg_get_userbyid(relowner),
        case when relrowsecurity then ', row security' end, case when relforcerowsecurity then ', forced' end)
      from relation where relkind not in ('i', 'I', 't', 'c')
    union all select 'column', format('%s %s. %s %s%s%s%s%s', r.name,
        to_char(row_number() over (partition by r.oid order by a.attnum), 'FM00'), quote_ident(a.attname),
        format_type(a.atttypid, a.atttypmod),
        case when a.attcollation <> 0 then ' collate ' || (select quote_ident(collname) from pg_collation where oid = a.attcollation) end,
        case when a.attnotnull then ' not null' end,
        case when a.attidentity <> '' or a.attgenerated <> '' then ' made by the server ' || a.attidentity::text || a.attgenerated::text end,
        (select ' default ' || pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d where d.adrelid = r.oid and d.adnum = a.attnum))
      from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      where r.relkind in ('r', 'p', 'v', 'm', 'c')
    union all select 'constraint', format('%s %s: %s%s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid),
        case when not k.convalidated then ', not validated' end)
      from pg_constraint k join ours o on o.oid = k.connamespace where k.contype not in ('n', 't')
    union all select 'index', format('%s%s', pg_get_indexdef(i.indexrelid), case when not i.indisvalid then ', invalid' end)
      from pg_index i join relation r on r.oid = i.indexrelid
    union all select 'policy', format('%s %s: %s %s to %s using (%s) check (%s)', tablename, policyname, permissive, cmd, roles, qual, with_check)
      from pg_policies where schemaname in (select nspname from ours)
    union all select 'function', format('%s, owner %s%s%s', f.name, pg_get_userbyid(f.proowner), chr(10), pg_get_functiondef(f.oid))
      from routine f
    union all select 'trigger', format('%s, %s', pg_get_triggerdef(g.oid), g.tgenabled)
      from pg_trigger g join relation r on r.oid = g.tgrelid where not g.tgisinternal
    union all select 'grant', format('%s: %s%s to %s', what, privilege_type, case when is_grantable then ' with grant option' end,
        case grantee when 0 then 'everybody' else pg_get_userbyid(grantee) end)
      from rights, aclexplode(rights.acl) where grantee <> owner
    union all select 'grant', format('by default: %s of %s in %s', defaclacl, pg_get_userbyid(defaclrole), defaclnamespace)
      from pg_default_acl
    union all select 'comment', format('%s: %s', pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description)
      from pg_description d
      where (d.classoid, d.objoid) in (
        select 'pg_class'::regclass::oid, oid from relation
        union all select 'pg_proc'::regclass::oid, oid from routine
        union all select 'pg_namespace'::regclass::oid, oid from ours where nspname <> 'public'
        union all select 'pg_trigger'::regclass::oid, g.oid from pg_trigger g join relation r on r.oid = g.tgrelid
        union all select 'pg_policy'::regclass::oid, p.oid from pg_policy p
        union all select 'pg_constraint'::regclass::oid, k.oid from pg_constraint k join ours o on o.oid = k.connamespace))
  select kind, what from thing order by kind collate "C", what collate "C"`;

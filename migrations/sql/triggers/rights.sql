-- What row security asks is worked out once a transaction; whoever writes one of the rows that it goes
-- by has it worked out anew.

create trigger renew_rights after insert or update or delete on membership for each statement execute function access.renew();
create trigger renew_rights after insert or update or delete on seat for each statement execute function access.renew();
create trigger renew_rights after insert or update or delete on elector for each statement execute function access.renew();
create trigger renew_rights after insert on deciding_body for each statement execute function access.renew();
create trigger renew_rights after insert or update of business_date on programme for each statement execute function access.renew();
create trigger renew_rights after insert or update of state on resolution for each statement execute function access.renew();
create trigger renew_rights after insert or update of ended_at, expires_at on session for each statement execute function access.renew();
create trigger renew_rights after insert or update of revoked_at, expires_at on api_token for each statement execute function access.renew();

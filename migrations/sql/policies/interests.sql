-- Who reads and writes interests.

-- Interests in an item, and rulings on them, are for the seats and the secretary of the body alone.
select guards.protect_body_table('declared_interest');
select guards.protect_body_table('interest_confirmation');
select guards.protect_body_table('interest_ruling');

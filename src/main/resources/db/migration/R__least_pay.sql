-- What a job post must pay to fit: the hourly rate of the user's last settlement times pay_ratio, rounded up, since rates are
-- whole numbers. At most 2147483648, which no post pays. Exact either way; whole numbers are much quicker than decimals, and
-- with a ratio that is known when the plan is made only one of the two is left.
create or replace function least_pay(last_hourly_rate integer, pay_ratio numeric)
returns bigint
language sql immutable parallel safe
return least(
  case when scale(pay_ratio) <= 6 and pay_ratio <= 1000
    then (last_hourly_rate * (pay_ratio * 1000000)::bigint + 999999) / 1000000
    else least(ceil(last_hourly_rate * pay_ratio), 2147483648)::bigint
  end,
  2147483648);

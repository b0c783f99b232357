-- One row per offer that really grants something: better odds, an unlock, tokens. What promises such a thing names it.
create table granting_offers (
  offer_id    text collate "C" not null,
  grants      text not null,
  valid_from  date not null,
  valid_until date,
  created_by  text not null,
  created_at  timestamptz not null,
  constraint granting_offers_pk primary key (offer_id),
  constraint granting_offers_id_is_plain check (offer_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  constraint granting_offers_end_after_they_begin check (valid_until >= valid_from)
);
comment on column granting_offers.valid_until is 'Last day; absent: open.';

-- One row per text of a proposal (S1 §2.3.4) and language. Edited by the CRM team.
create table proposal_templates (
  template          text collate "C" not null,
  lang              text collate "C" not null,
  body              text not null,
  granting_offer_id text collate "C",
  constraint proposal_templates_pk primary key (template, lang),
  constraint proposal_templates_lang_is_known check (lang in ('ko', 'en')),
  constraint proposal_templates_offer_fk foreign key (granting_offer_id) references granting_offers (offer_id)
);
comment on column proposal_templates.granting_offer_id is
  'Grants what the text claims after its arrow; absent: the text ends before the arrow.';

insert into proposal_templates (template, lang, body) values
  ('HIGH_STAKE', 'ko', '현재 {token_balance} 토큰 보유 중! 룰렛 한 판에 걸어보세요 → 빅윈 확률 UP'),
  ('HIGH_STAKE', 'en', 'You have {token_balance} tokens! Try a round of roulette → better odds of a big win'),
  ('MID_STAKE', 'ko', '토큰이 {token_balance}개 있어요! 슬롯머신으로 안정적인 보상을 노려보세요'),
  ('MID_STAKE', 'en', 'You have {token_balance} tokens! Try the slot machine for steady rewards'),
  ('EARN_MORE', 'ko', '토큰 잔고가 {token_balance}개입니다. A 업체에서 300토큰만 더 모아보세요!'),
  ('EARN_MORE', 'en', 'Your balance is {token_balance} tokens. Collect 300 more at A!'),
  ('RISKY_PLAY', 'ko', '위험을 즐기시는군요! 프리미엄 룰렛으로 한 방 노려보세요 → 빅윈 확률 15% UP'),
  ('RISKY_PLAY', 'en', 'You like a thrill! Try premium roulette → 15% better odds of a big win'),
  ('SAFE_PLAY', 'ko', '안정적인 플레이를 원한다면 슬롯머신 소액 베팅으로 꾸준히 리워드를 쌓아보세요'),
  ('SAFE_PLAY', 'en', 'If you like it steady, collect rewards with small stakes on the slot machine'),
  ('CORPORATE_ENGAGE', 'ko', '마지막 A 방문이 일주일 전이네요! 지금 로그인만 해도 100토큰 보상'),
  ('CORPORATE_ENGAGE', 'en', 'Your last visit to A was a week ago! Just log in now for 100 tokens'),
  ('CORPORATE_ENGAGE_FIRST', 'ko', '아직 A 업체를 방문하지 않으셨네요! 지금 로그인만 해도 100토큰 보상'),
  ('CORPORATE_ENGAGE_FIRST', 'en', 'You have not been to A yet! Just log in now for 100 tokens'),
  ('CORPORATE_MISSION', 'ko', '이번 달 토큰 획득이 {corporate_token_count}개예요. A 업체에서 퀴즈 풀고 200토큰 받으세요!'),
  ('CORPORATE_MISSION', 'en', 'You have earned {corporate_token_count} tokens this month. Take the quiz at A for 200 more!'),
  ('USE_NOW', 'ko', '지금 사용하세요! A 업체에서 받은 {earned_tokens} 토큰을 바로 게임에서 쓸 수 있어요.'),
  ('USE_NOW', 'en', 'Use them now! The {earned_tokens} tokens you earned at A are ready for the games.');

-- One row per stage of adult content (S1 §2.6): metadata only, the media are the app's.
create table adult_content (
  id                     text collate "C" not null,
  stage                  integer not null,
  name                   text not null,
  description            text not null default '',
  thumbnail_url          text,
  media_url              text,
  required_segment_level integer not null,
  constraint adult_content_pk primary key (id),
  constraint adult_content_stage_is_unique unique (stage),
  constraint adult_content_level_is_known check (required_segment_level between 0 and 3)
);
comment on column adult_content.required_segment_level is '3 Whale, 2 High Engaged, 1 Medium, 0 everybody.';
insert into adult_content (id, stage, name, required_segment_level) values ('stage-2', 2, 'Stage 2', 1);

-- One row per thing that the app can offer to a segment (S0 §5, S1 §2.3.3 and §2.4.2). Edited by the CRM team.
create table programmes (
  programme_id      text collate "C" not null,
  kind              text not null,
  reward_level      integer not null,
  title_ko          text not null,
  title_en          text not null,
  message_ko        text not null,
  message_en        text not null,
  cost_tokens       numeric,
  costs_cash        boolean not null default false,
  risk_profile      text,
  promises          boolean not null,
  granting_offer_id text collate "C",
  adult_content_id  text collate "C",
  aim               text not null,
  is_on             boolean not null default true,
  from_day          date,
  until_day         date,
  constraint programmes_pk primary key (programme_id),
  constraint programmes_id_is_plain check (programme_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  constraint programmes_kind_is_known check (kind in ('PACKAGE', 'MISSION', 'REWARD', 'EVENT', 'MESSAGE')),
  constraint programmes_level_is_known check (reward_level between 0 and 3),
  constraint programmes_cost_positive check (cost_tokens > 0),
  constraint programmes_profile_is_known check (risk_profile in ('High-Risk', 'Moderate-Risk', 'Low-Risk')),
  constraint programmes_profile_is_never_the_only_reason check (risk_profile is null or cost_tokens is not null),
  constraint programmes_aim_is_known check (
    aim in ('ACT', 'PLAY', 'PARTNER_VISIT', 'PARTNER_QUIZ', 'QUIZ', 'PURCHASE', 'CLAIM', 'JOIN', 'UNLOCK')),
  constraint programmes_offer_fk foreign key (granting_offer_id) references granting_offers (offer_id),
  constraint programmes_content_fk foreign key (adult_content_id) references adult_content (id),
  constraint programmes_end_after_they_begin check (until_day >= from_day)
);
comment on column programmes.reward_level is 'The segment: 3 Whale, 2 High Engaged, 1 Medium, 0 the last group.';
comment on column programmes.promises is 'Says that something will be given or is likelier: needs an offer that grants it.';
comment on column programmes.risk_profile is
  'Shown only to this profile; beside the segment and the tokens it costs, never instead of them.';

insert into programmes (
  programme_id, kind, reward_level, title_ko, title_en, message_ko, message_en, cost_tokens, costs_cash, risk_profile,
  promises, adult_content_id, aim)
values
  -- Whale (S0 §5)
  ('whale-premium-package', 'PACKAGE', 3, '고가 패키지', 'Premium package',
    '프리미엄 패키지를 가장 먼저 만나보세요', 'Be the first to see the premium package', null, true, null, false, null, 'PURCHASE'),
  ('whale-limited-edition', 'PACKAGE', 3, '한정판', 'Limited edition',
    '이번 시즌 한정판이 나왔어요', 'This season''s limited edition is here', null, true, null, false, null, 'PURCHASE'),
  ('whale-exclusive-edition', 'PACKAGE', 3, '전용 한정판', 'Exclusive edition',
    'VIP 전용 한정판을 확인해보세요', 'Have a look at the edition for VIPs only', null, true, null, false, null, 'PURCHASE'),
  ('whale-vip-mission', 'MISSION', 3, 'VIP 미션', 'VIP mission',
    '오늘의 VIP 미션에 도전해보세요', 'Take on today''s VIP mission', null, false, null, false, null, 'PLAY'),
  ('whale-grand-reward', 'REWARD', 3, '대형 보상', 'Grand reward',
    '이번 주 대형 보상을 받아가세요', 'Collect this week''s grand reward', null, false, null, true, null, 'CLAIM'),
  ('whale-leaderboard', 'EVENT', 3, '실시간 랭킹/리더보드', 'Live ranking and leaderboard',
    '실시간 랭킹에서 내 순위를 확인해보세요', 'See where you stand in the live ranking', null, false, null, false, null, 'PLAY'),
  ('whale-tournament', 'EVENT', 3, '대형 토너먼트 초대', 'Invitation to the grand tournament',
    '대형 토너먼트에 초대합니다', 'You are invited to the grand tournament', null, false, null, false, null, 'JOIN'),
  ('whale-vip-manager', 'MESSAGE', 3, '1:1 VIP 매니저', 'Personal VIP manager',
    '전담 VIP 매니저에게 무엇이든 물어보세요', 'Ask your personal VIP manager anything', null, false, null, false, null, 'ACT'),
  ('whale-high-stake-roulette', 'MISSION', 3, '룰렛 하이 스테이크', 'High-stake roulette',
    '사이버 토큰 500개로 룰렛 하이 스테이크 도전', 'Take on high-stake roulette with 500 cyber tokens',
    500, false, 'High-Risk', false, null, 'PLAY'),
  -- High Engaged (S0 §5)
  ('engaged-attendance-reward', 'REWARD', 2, '연속 출석 보상', 'Attendance streak reward',
    '연속 출석 보상을 이어가세요', 'Keep your attendance streak and its reward', null, false, null, true, null, 'CLAIM'),
  ('engaged-mission-reward', 'REWARD', 2, '미션형 보상', 'Mission reward',
    '미션을 마치고 보상을 받아가세요', 'Finish a mission and collect its reward', null, false, null, true, null, 'CLAIM'),
  ('engaged-limited-badge', 'REWARD', 2, '한정판 뱃지', 'Limited badge',
    '이번 주에만 받을 수 있는 뱃지예요', 'A badge of this week only', null, false, null, true, null, 'CLAIM'),
  ('engaged-limited-event', 'EVENT', 2, '한정 이벤트', 'Limited event',
    '기간 한정 이벤트에 참여해보세요', 'Join the event while it lasts', null, false, null, false, null, 'JOIN'),
  ('engaged-community-ranking', 'EVENT', 2, '커뮤니티 랭킹', 'Community ranking',
    '커뮤니티 랭킹에서 내 순위를 확인해보세요', 'See where you stand in the community ranking', null, false, null, false, null, 'PLAY'),
  ('engaged-ranking-battle', 'EVENT', 2, '커뮤니티 랭킹전', 'Community ranking battle',
    '이번 주 커뮤니티 랭킹전이 열렸어요', 'This week''s community ranking battle is open', null, false, null, false, null, 'JOIN'),
  ('engaged-weekly-mission', 'MISSION', 2, '주간 미션', 'Weekly mission',
    '이번 주 미션에 도전해보세요', 'Take on this week''s mission', null, false, null, false, null, 'PLAY'),
  ('engaged-vip-badge', 'MISSION', 2, 'VIP 뱃지', 'VIP badge',
    'A 업체에서 300 토큰만 더 모으면 VIP 뱃지 획득', 'Collect 300 more tokens at A and get the VIP badge',
    null, false, null, true, null, 'PARTNER_VISIT'),
  ('engaged-stage-2', 'REWARD', 2, 'Stage 2 언락', 'Stage 2 unlock',
    '룰렛 한 판 더 돌리면 Stage 2 Adult Content 언락', 'One more round of roulette unlocks stage 2 of the adult content',
    100, false, null, true, 'stage-2', 'UNLOCK'),
  ('engaged-slot-odds', 'MISSION', 2, '슬롯 빅윈', 'Slot machine big win',
    '지금 가지고 있는 토큰으로 슬롯에서 빅윈 확률 20%↑', '20% better odds of a big win on the slot machine with the tokens you have',
    100, false, null, true, null, 'PLAY'),
  ('engaged-small-stake-slot', 'MISSION', 2, '슬롯 소액 베팅', 'Small stakes on the slot machine',
    '슬롯머신으로 100개 토큰 소액 베팅하여 꾸준히 모으기', 'Collect steadily with small stakes of 100 tokens on the slot machine',
    100, false, 'Low-Risk', false, null, 'PLAY'),
  -- Medium (S0 §5)
  ('medium-small-package', 'PACKAGE', 1, '소액 패키지', 'Small package',
    '가볍게 시작하는 소액 패키지를 확인해보세요', 'Have a look at the small starter package', null, true, null, false, null, 'PURCHASE'),
  ('medium-small-payment', 'PACKAGE', 1, '소액 결제', 'Small purchase',
    '필요한 만큼만 담은 상품이 있어요', 'There is something small with just what you need', null, true, null, false, null, 'PURCHASE'),
  ('medium-growth-mission', 'MISSION', 1, '성장형 미션', 'Growth mission',
    '한 단계씩 성장하는 미션을 시작해보세요', 'Start the mission that grows with you', null, false, null, false, null, 'PLAY'),
  ('medium-partner-login', 'MISSION', 1, 'A 업체 로그인', 'Log in at A',
    '오늘 A 업체에서 로그인만 하면 100 토큰 추가 지급', 'Just log in at A today for 100 tokens more', null, false, null, true, null, 'PARTNER_VISIT'),
  ('medium-retention-push', 'MESSAGE', 1, '리텐션 푸시', 'Retention push',
    '새로운 소식이 기다리고 있어요', 'There is news waiting for you', null, false, null, false, null, 'ACT'),
  ('medium-free-gacha', 'REWARD', 1, '무료 가챠', 'Free gacha',
    '오늘의 무료 가챠를 열어보세요', 'Open today''s free gacha', null, false, null, true, null, 'PLAY'),
  ('medium-free-slot', 'REWARD', 1, '무료 슬롯', 'Free slot machine round',
    '오늘의 무료 슬롯을 돌려보세요', 'Play today''s free round on the slot machine', null, false, null, true, null, 'PLAY'),
  -- At-risk / Low (S0 §5)
  ('at-risk-comeback-reward', 'REWARD', 0, '복귀 보상', 'Comeback reward',
    '다시 오신 것을 환영하는 보상이 있어요', 'There is a reward to welcome you back', null, false, null, true, null, 'CLAIM'),
  ('at-risk-free-tokens', 'REWARD', 0, '무료 토큰', 'Free tokens',
    '무료 토큰을 받아가세요', 'Collect your free tokens', null, false, null, true, null, 'CLAIM'),
  ('at-risk-success-experience', 'MESSAGE', 0, '성공 경험', 'A first success',
    '처음 성공했던 그 게임, 다시 해볼까요?', 'Remember the game you did well in? It is still here', null, false, null, false, null, 'PLAY'),
  ('at-risk-social-proof', 'MESSAGE', 0, '소셜 증거', 'Others are here too',
    '친구들은 지금 이런 게임을 하고 있어요', 'See what others are playing now', null, false, null, false, null, 'ACT'),
  ('at-risk-comeback-push', 'MESSAGE', 0, '복귀 유도 푸시', 'Comeback push',
    '그동안 새로워진 것들을 확인해보세요', 'See what is new since you were here', null, false, null, false, null, 'ACT'),
  ('at-risk-today-only-mission', 'MISSION', 0, '"오늘만 한정" 미션', 'Today-only mission',
    '오늘만 열리는 미션이 있어요', 'There is a mission that is open today only', null, false, null, false, null, 'PLAY'),
  ('at-risk-quiz', 'MISSION', 0, '퀴즈 참여', 'Take the quiz',
    '퀴즈 참여 시 200 토큰 보상 + 심층 프로필 업데이트', 'Take the quiz for 200 tokens and a fuller profile', null, false, null, true, null, 'QUIZ');

-- One row per group: how many actions its users did in each hour of the day. Made anew each night.
create table group_hours (
  rfm_group  text not null,
  hours      bigint[] not null,
  counted_at timestamptz not null,
  constraint group_hours_pk primary key (rfm_group),
  constraint group_hours_are_24 check (cardinality(hours) = 24)
);

-- One row per proposal that was shown to a user, written when the app says so.
create table shown_proposals (
  user_id           text collate "C" not null,
  recommendation_id uuid not null,
  offer             text collate "C" not null,
  reward_level      integer not null,
  aim               text not null,
  recommended_at    timestamptz not null,
  shown_at          timestamptz not null,
  clicked_at        timestamptz,
  converted_at      timestamptz,
  converting_event  text collate "C",
  constraint shown_proposals_pk primary key (user_id, recommendation_id, offer),
  constraint shown_proposals_are_clicked_before_they_convert check (converted_at is null or clicked_at is not null)
);
create index shown_proposals_by_time on shown_proposals (shown_at);
create index shown_proposals_clicked on shown_proposals (clicked_at) where clicked_at is not null and converted_at is null;
comment on column shown_proposals.offer is 'A type of proposal, or the id of a programme.';
comment on column shown_proposals.converting_event is 'The first action that did what the offer aims at, within 24 hours of the click.';

-- One row per day (in the configured zone), segment and offer: what became of what was shown that day.
create table offer_days (
  day          date not null,
  reward_level integer not null,
  offer        text collate "C" not null,
  impressions  bigint not null,
  clicks       bigint not null,
  conversions  bigint not null,
  constraint offer_days_pk primary key (day, reward_level, offer)
);

-- One row per decision about the weights of a choice: the programmes of one kind for one segment. Never changed, never
-- deleted; settings, counts and seed make the weights again, to the last digit.
create table learning_decisions (
  decision_id  bigint not null generated always as identity,
  reward_level integer not null,
  kind         text not null,
  decision     text not null,
  as_of        date not null,
  decided_at   timestamptz not null,
  decided_by   text not null,
  learned      jsonb not null,
  constraint learning_decisions_pk primary key (decision_id),
  constraint learning_decisions_are_known check (decision in ('ESTIMATED', 'FROZEN', 'RELEASED', 'RESET'))
);
create index learning_decisions_by_choice on learning_decisions (reward_level, kind, decision_id desc);
comment on column learning_decisions.learned is
  'settings, seed, counts (new since the decision before), totals, evidence and weights per offer.';

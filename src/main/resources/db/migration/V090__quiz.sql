-- One row per version of the quiz: its scoring. Never changed; the newest is the one that is asked.
create table quiz_versions (
  version    integer not null,
  high_from  integer not null,
  low_to     integer not null,
  created_at timestamptz not null,
  constraint quiz_versions_pk primary key (version),
  constraint quiz_versions_low_is_below_high check (low_to < high_from)
);

-- One row per question of a version.
create table quiz_questions (
  version      integer not null,
  question_key text collate "C" not null,
  step         integer not null,
  position     integer not null,
  scale        text not null,
  kind         text not null,
  reversed     boolean not null,
  required     boolean not null,
  text_ko      text not null,
  text_en      text not null,
  constraint quiz_questions_pk primary key (version, question_key),
  constraint quiz_questions_version_fk foreign key (version) references quiz_versions (version),
  constraint quiz_questions_scale_is_known check (
    scale in ('risk', 'preference', 'reward_response', 'dopamine_sensitivity')),
  constraint quiz_questions_kind_is_known check (kind in ('one_to_five', 'yes_no'))
);
comment on column quiz_questions.reversed is 'Agreeing says the opposite of the scale: a risk-averse question.';

-- One row per set of answers of a user. Withdrawn ones are empty.
create table quiz_submissions (
  user_id       text collate "C" not null,
  submission_id uuid not null default uuidv7(),
  version       integer not null,
  answers       jsonb,
  scores        jsonb,
  risk_profile  text,
  submitted_by  text not null,
  submitted_at  timestamptz not null,
  withdrawn_at  timestamptz,
  constraint quiz_submissions_pk primary key (user_id, submission_id),
  constraint quiz_submissions_version_fk foreign key (version) references quiz_versions (version),
  constraint quiz_submissions_withdrawn_are_empty check (
    (withdrawn_at is null) = (answers is not null and scores is not null and risk_profile is not null))
);
comment on column quiz_submissions.submitted_by is 'link: the user; else the token of the app''s back end.';

-- One row per user or address with an attempt lately.
create table quiz_attempts (
  subject         text collate "C" not null,
  window_began_at timestamptz not null,
  attempts        integer not null,
  constraint quiz_attempts_pk primary key (subject)
);
create index quiz_attempts_by_time on quiz_attempts (window_began_at);

insert into quiz_versions (version, high_from, low_to, created_at) values (1, 2, -2, now());
insert into quiz_questions (
  version, question_key, step, position, scale, kind, reversed, required, text_ko, text_en)
values
  (1, 'q1', 1, 1, 'risk', 'one_to_five', false, true,
    '높은 배당을 위해 큰 금액을 베팅하는 편인가요?',
    'Do you tend to stake a lot for a high payout?'),
  (1, 'q2', 1, 2, 'risk', 'yes_no', false, true,
    '잃었을 때 다시 도전하는 편인가요?',
    'When you lose, do you tend to try again?'),
  (1, 'q3', 1, 3, 'risk', 'one_to_five', true, true,
    '크지만 불확실한 보상보다 작아도 확실한 보상이 더 좋은가요?',
    'Do you prefer a small but certain reward to a large uncertain one?'),
  (1, 'q4', 2, 1, 'preference', 'one_to_five', false, false,
    '혼자 하는 게임보다 다른 사람과 겨루는 게임이 더 좋은가요?',
    'Do you prefer games against others to games on your own?'),
  (1, 'q5', 2, 2, 'reward_response', 'one_to_five', false, false,
    '보상을 받으면 바로 쓰는 편인가요?',
    'Do you tend to use a reward as soon as you get it?'),
  (1, 'q6', 2, 3, 'dopamine_sensitivity', 'one_to_five', false, false,
    '예상하지 못한 보상을 받으면 오래 기억에 남나요?',
    'Does an unexpected reward stay on your mind for long?');

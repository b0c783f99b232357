package dev.rekindle.profile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds users, and says what one of them did and what happened to them. */
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasRole('CRM')")
public class PersonService {

    private final UserListQuery users;
    private final PersonHistoryQuery history;
    private final ProfileQuery kept;
    private final Clock clock;

    PersonService(UserListQuery users, PersonHistoryQuery history, ProfileQuery kept, Clock clock) {
        this.users = users;
        this.history = history;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * The users whose id begins like this, by id.
     *
     * @param after only those after this id; empty: from the first
     */
    public List<ListedUser> users(String prefix, String after, int most) {
        return users.users(prefix, after, most, LocalDate.now(clock));
    }

    /** The newest changes of the user's group, the newest first. */
    public List<GroupChange> groupChanges(String userId, int most) {
        return history.groupChanges(userId, most);
    }

    /** A page of what the user did, the newest first. */
    public List<UserAction> actions(String userId, long offset, int limit) {
        return history.actions(userId, offset, limit);
    }

    public long actionCount(String userId) {
        return kept.actionCount(userId);
    }

    /** A page of the messages that were considered, the newest first. */
    public List<ConsideredMessage> messages(String userId, long offset, int limit) {
        return history.messages(userId, offset, limit);
    }

    public int messageCount(String userId) {
        return history.messageCount(userId);
    }

    /** The user's part in campaigns, the newest first. */
    public List<CampaignContact> campaigns(String userId) {
        return history.campaigns(userId);
    }

    /** What the user answered in the quiz, the newest first; also what was withdrawn. */
    public List<QuizAnswers> quiz(String userId) {
        return history.quiz(userId);
    }

    /** What the user is worth, with its factors; empty until a night has computed it. */
    public Optional<LifetimeValue> lifetimeValue(String userId) {
        return kept.lifetimeValue(userId);
    }
}

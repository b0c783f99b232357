package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SendingPolicyServiceTest extends RekindleTest {

    @Autowired
    private SendingPolicyService policies;

    @AfterEach
    void firstAgain() {
        jdbc.sql("delete from sending_policies where version > 1").update();
    }

    @Test
    void twoPeopleAtOnceAddAVersionEach() throws Exception {
        try (var hands = Executors.newFixedThreadPool(2)) {
            for (var saved : hands.invokeAll(List.of(saving(2), saving(3)))) {
                assertThat(saved.get().version()).isBetween(2, 3);
            }
        }

        signIn(Role.EXEC);
        assertThat(policies.policy().version()).isEqualTo(3);
    }

    private Callable<SendingPolicy> saving(int perDay) {
        return () -> {
            signIn(Role.ADMIN);
            return policies.put(new SendingRules(LocalTime.of(21, 0), LocalTime.of(8, 0), perDay, 5));
        };
    }
}

package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rekindle.RekindleTest;
import dev.rekindle.access.Role;
import dev.rekindle.access.TokenService;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The door itself: roles, parameters and shapes. */
class NotificationApiTest extends RekindleTest {

    private static final String DOOR = "/api/v1/notifications";

    @Autowired
    private TokenService tokens;

    /** Of nobody who is a user, so that the running application leaves them as they are. */
    @BeforeEach
    void oneDeadAndOneSkipped() {
        empty();
        jdbc.sql("""
                insert into notifications (
                  user_id, notification_type, cause, channel, message, payload, state, reason, failure, attempts,
                  created_at, due_at)
                values
                  ('u1', 'REACTIVATION', 'one', 'email', 'm', '{}', 'DEAD', null, 'The mail server is away.', 8, now(), now()),
                  ('u2', 'REACTIVATION', 'one', 'kafka', 'm', '{}', 'SKIPPED', 'under_age', null, 0, now(), now())
                """).update();
    }

    @AfterEach
    void empty() {
        jdbc.sql("delete from notifications").update();
        jdbc.sql("update notification_channels set is_on = channel = 'kafka', address = '', secret = ''")
                .update();
    }

    @Test
    void countsAreForEverybodyByChannelStateAndReason() throws Exception {
        send(Role.EXEC, get(DOOR))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.items[0].channel").value("email"))
                .andExpect(jsonPath("$.items[0].state").value("DEAD"))
                .andExpect(jsonPath("$.items[1].reason").value("under_age"))
                .andExpect(jsonPath("$.items[1].notifications").value(1));
    }

    @Test
    void deadLettersAreReadAndRetriedByWhoMaySeeUsers() throws Exception {
        send(Role.EXEC, get(DOOR + "/dead")).andExpect(status().isForbidden());
        send(Role.EXEC, post(DOOR + "/dead/retry")).andExpect(status().isForbidden());
        send(Role.CRM, get(DOOR + "/dead"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].user_id").value("u1"))
                .andExpect(jsonPath("$.items[0].attempts").value(8))
                .andExpect(jsonPath("$.items[0].failure").value("The mail server is away."));

        send(Role.CRM, post(DOOR + "/dead/" + UUID.randomUUID() + "/retry"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.retried").value(0));
        send(Role.CRM, post(DOOR + "/dead/retry"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.retried").value(1));
        assertThat(jdbc.sql("select state || ' ' || attempts from notifications where user_id = 'u1'")
                        .query(String.class)
                        .single())
                .isEqualTo("WAITING 0");
    }

    @Test
    void webhooksSecretIsInTheAnswerOnce() throws Exception {
        var webhook = "{ \"on\": true, \"address\": \"http://127.0.0.1:1/\" }";

        send(Role.ADMIN, json(put(DOOR + "/channels/webhook"), webhook))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.secret", startsWith("whsec_")));
        send(Role.ADMIN, json(put(DOOR + "/channels/webhook"), webhook))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.secret").doesNotExist());
        send(Role.ADMIN, get(DOOR + "/channels"))
                .andExpect(jsonPath("$[1].address").value("http://127.0.0.1:1/"))
                .andExpect(jsonPath("$[1].secret").doesNotExist());
        send(Role.ADMIN, post(DOOR + "/channels/webhook/test"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("Nothing answers at this address")));
    }

    @Test
    void policyIsReadByEverybodyAndChangedByAdmins() throws Exception {
        send(Role.CRM, json(put(DOOR + "/policy"), "{ \"per_day\": 2 }")).andExpect(status().isForbidden());
        send(Role.ADMIN, json(put(DOOR + "/policy"), "{ \"quiet_from\": \"08:00\" }"))
                .andExpect(status().isBadRequest());
        try {
            send(Role.ADMIN, json(put(DOOR + "/policy"), "{ \"quiet_until\": \"09:00\" }"))
                    .andExpect(status().isOk());
            send(Role.EXEC, get(DOOR + "/policy"))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.version").value(2))
                    .andExpect(jsonPath("$.quiet_from").value("21:00"))
                    .andExpect(jsonPath("$.quiet_until").value("09:00"))
                    .andExpect(jsonPath("$.per_day").value(1))
                    .andExpect(jsonPath("$.per_seven_days").value(3));
        } finally {
            jdbc.sql("delete from sending_policies where version > 1").update();
        }
    }

    @Test
    void channelsAreForAdmins() throws Exception {
        send(Role.CRM, get(DOOR + "/channels")).andExpect(status().isForbidden());
        send(Role.CRM, json(put(DOOR + "/channels/kafka"), "{ \"on\": false }")).andExpect(status().isForbidden());
        send(Role.CRM, post(DOOR + "/channels/kafka/test")).andExpect(status().isForbidden());
    }

    @Test
    void whatIsMistypedIsNamed() throws Exception {
        send(Role.ADMIN, json(put(DOOR + "/channels/fax"), "{ \"on\": false }"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("no channel fax")));
        send(Role.ADMIN, json(put(DOOR + "/channels/webhook"), "{ \"on\": true, \"address\": \"nowhere\" }"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("http://")));
        send(Role.CRM, get(DOOR + "?state=DEAD")).andExpect(status().isBadRequest());
    }

    @Test
    void nobodyCanAskForAMessageByThisDoor() throws Exception {
        send(Role.ADMIN, json(post(DOOR), "{ \"user_id\": \"u1\", \"message\": \"m\" }"))
                .andExpect(status().is4xxClientError());
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private ResultActions send(Role role, MockHttpServletRequestBuilder request) throws Exception {
        signIn(Role.ADMIN);
        var token = tokens.create(role, "door");
        signOut();
        return mvc.perform(request.header("Authorization", "Bearer " + token));
    }
}

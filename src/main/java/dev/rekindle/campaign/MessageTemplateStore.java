package dev.rekindle.campaign;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words of messages, as CRM last wrote them. */
@Repository
class MessageTemplateStore {

    private final JdbcClient jdbc;

    MessageTemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<MessageTemplate> templates(String lang) {
        return jdbc.sql("select ab_group, lang, title, body from message_templates where lang = :lang")
                .param("lang", lang)
                .query((row, number) -> new MessageTemplate(
                        Arm.of(row.getString("ab_group")),
                        row.getString("lang"),
                        row.getString("title"),
                        row.getString("body")))
                .list();
    }

    void write(MessageTemplate template) {
        jdbc.sql("update message_templates set title = :title, body = :body where ab_group = :arm and lang = :lang")
                .param("title", template.title())
                .param("body", template.body())
                .param("arm", template.arm().label())
                .param("lang", template.lang())
                .update();
    }
}

package dev.rekindle.recommendation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code adult_content}. */
@Repository
class AdultContentStore {

    private final JdbcClient jdbc;

    AdultContentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AdultContent> contents() {
        return jdbc.sql("""
                        select id, stage, name, description, thumbnail_url, media_url, required_segment_level
                        from adult_content
                        order by stage
                        """).query(AdultContent.class).list();
    }

    void put(AdultContent content) {
        jdbc.sql("""
                        insert into adult_content (
                          id, stage, name, description, thumbnail_url, media_url, required_segment_level)
                        values (:id, :stage, :name, :description, :thumbnail, :media, :level)
                        on conflict (id) do update
                        set stage = excluded.stage, name = excluded.name, description = excluded.description,
                          thumbnail_url = excluded.thumbnail_url, media_url = excluded.media_url,
                          required_segment_level = excluded.required_segment_level
                        """)
                .param("id", content.id())
                .param("stage", content.stage())
                .param("name", content.name())
                .param("description", content.description())
                .param("thumbnail", content.thumbnailUrl())
                .param("media", content.mediaUrl())
                .param("level", content.requiredSegmentLevel())
                .update();
    }
}

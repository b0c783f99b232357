package dev.rekindle.reactivation;

import dev.rekindle.campaign.CampaignMessage;
import dev.rekindle.export.CsvFile;
import dev.rekindle.reactivation.SendListService.Format;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Messages on their way into a file, line by line, however many there are. */
interface MessageFile extends Closeable {

    void write(CampaignMessage message);

    static MessageFile of(Format format, OutputStream out, Function<CampaignMessage, String> json) throws IOException {
        return switch (format) {
            case CSV -> new Csv(out);
            case JSON_LINES -> new JsonLines(new PrintWriter(out, false, StandardCharsets.UTF_8), json);
        };
    }

    /** A row per message; the jobs stand in one cell, with spaces between. */
    final class Csv implements MessageFile {

        private final CsvFile file;

        private Csv(OutputStream out) throws IOException {
            file = new CsvFile(out, "user_id", "ab_group", "title", "body", "recommended_jobs", "message_basis");
        }

        @Override
        public void write(CampaignMessage message) {
            file.row(
                    message.userId(),
                    message.abGroup().label(),
                    message.title(),
                    message.body(),
                    String.join(" ", message.recommendedJobs()),
                    message.messageBasis());
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** A line of JSON per message. */
    record JsonLines(PrintWriter writer, Function<CampaignMessage, String> json) implements MessageFile {

        @Override
        public void write(CampaignMessage message) {
            writer.append(json.apply(message)).append('\n');
        }

        @Override
        public void close() throws IOException {
            if (writer.checkError()) {
                throw new IOException("Whoever took the messages has hung up; nothing of this list is kept.");
            }
            writer.close();
        }
    }
}

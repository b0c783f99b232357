package dev.rekindle.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;

/** A Kafka broker (and its controller) of this process's own, kept in the data folder. */
final class EmbeddedKafka implements KafkaConnectionDetails, AutoCloseable {

    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";

    /** What holds wherever the broker runs; docker-compose.yml says the same of its own. */
    static final Map<String, Object> SETTINGS = Map.of(
            "num.partitions", 6,
            "offsets.topic.num.partitions", 4,
            "offsets.topic.replication.factor", (short) 1,
            "transaction.state.log.replication.factor", (short) 1,
            "transaction.state.log.min.isr", 1,
            "group.initial.rebalance.delay.ms", 0,
            // With the defaults a start after kill -9 waits 43 s for the dead broker's session to end.
            "broker.session.timeout.ms", 2000,
            "broker.heartbeat.interval.ms", 500,
            "group.min.session.timeout.ms", 1000);

    private final KafkaRaftServer server;
    private final String address;

    EmbeddedKafka(DataFolder folder, EmbeddedServers settings) throws Exception {
        int brokerPort = settings.kafkaPort() == 0 ? freePort() : settings.kafkaPort();
        int controllerPort = freePort();
        this.address = "localhost:" + brokerPort;

        Map<String, Object> config = new HashMap<>(SETTINGS);
        config.put("process.roles", "broker,controller");
        config.put("node.id", NODE);
        config.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        config.put("controller.listener.names", CONTROLLER);
        config.put("listeners", "PLAINTEXT://" + address + "," + CONTROLLER + "://localhost:" + controllerPort);
        config.put("advertised.listeners", "PLAINTEXT://" + address);
        config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        config.put("log.dirs", folder.kafka().toString());

        format(folder);
        this.server = new KafkaRaftServer(new KafkaConfig(config), Time.SYSTEM);
        server.startup();
    }

    @Override
    public List<String> getBootstrapServers() {
        return List.of(address);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Gives the folder the identity of a new cluster, once: a later start must find the same one. */
    private static void format(DataFolder folder) throws Exception {
        if (Files.exists(folder.kafka().resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setDirectories(List.of(folder.kafka().toString()))
                .setMetadataLogDirectory(folder.kafka().toString())
                .setControllerListenerName(CONTROLLER)
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

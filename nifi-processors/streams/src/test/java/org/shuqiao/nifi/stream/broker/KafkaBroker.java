package org.shuqiao.nifi.stream.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.shuqiao.base.file.FolderTree;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.base.process.TestPort;

/** A real broker of Kafka, one for all tests of a JVM: it can be stopped and started, and keeps what it has. */
public final class KafkaBroker {

    /** The password of its user {@code reader}: one that has to be quoted. */
    public static final String PASSWORD = "p\"a\\ss;word='x'";
    private static final List<Logger> QUIET = List.of(Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("state"), Logger.getLogger("io"));
    private static final int ITERATIONS = 4096;
    private static KafkaBroker only;

    private final Path folder;
    private final Properties settings = new Properties();
    private final Map<String, Integer> ports = new HashMap<>();
    private KafkaRaftServer server;

    private KafkaBroker() throws Exception {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
        Exit.setExitProcedure((code, why) -> fail(why));
        Exit.setHaltProcedure((code, why) -> fail(why));
        folder = Files.createTempDirectory("kafka-broker");
        Runtime.getRuntime().addShutdownHook(new Thread(this::clear));
        for (String listener : List.of("OPEN", "LOGIN", "TLS", "CONTROLLER")) {
            int port = TestPort.free();
            while (ports.containsValue(port)) {
                port = TestPort.free();
            }
            ports.put(listener, port);
        }
        certificate();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + ports.get("CONTROLLER"));
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "OPEN");
        settings.put("listeners", "OPEN://" + at("OPEN") + ",LOGIN://" + at("LOGIN") + ",TLS://" + at("TLS")
                + ",CONTROLLER://" + at("CONTROLLER"));
        settings.put("listener.security.protocol.map",
                "OPEN:PLAINTEXT,LOGIN:SASL_PLAINTEXT,TLS:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", folder.resolve("log").toString());
        for (String name : List.of("offsets.topic.num.partitions", "offsets.topic.replication.factor",
                "transaction.state.log.replication.factor", "transaction.state.log.min.isr",
                "transaction.state.log.num.partitions", "share.coordinator.state.topic.replication.factor",
                "share.coordinator.state.topic.min.isr", "share.coordinator.state.topic.num.partitions")) {
            settings.put(name, "1");
        }
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", Integer.toString(32 << 20));
        settings.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512");
        String plain = "org.apache.kafka.common.security.plain.PlainLoginModule required user_reader=\""
                + PASSWORD.replace("\\", "\\\\").replace("\"", "\\\"") + "\";";
        String scram = "org.apache.kafka.common.security.scram.ScramLoginModule required;";
        for (String listener : List.of("login", "tls")) {
            settings.put("listener.name." + listener + ".plain.sasl.jaas.config", plain);
            settings.put("listener.name." + listener + ".scram-sha-256.sasl.jaas.config", scram);
            settings.put("listener.name." + listener + ".scram-sha-512.sasl.jaas.config", scram);
        }
        settings.put("ssl.keystore.location", folder.resolve("broker.p12").toString());
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.password", "of-no-use-elsewhere");
        Path file = folder.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, "");
        }
        StorageTool.execute(new String[] {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config",
                file.toString()}, new PrintStream(OutputStream.nullOutputStream()));
        start();
        try (Admin admin = admin()) {
            for (ScramMechanism way : List.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512)) {
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion("reader",
                        new ScramCredentialInfo(way, ITERATIONS), PASSWORD))).all().get();
            }
        }
    }

    /** The broker would end the JVM, and the tests with it. */
    private static void fail(String why) {
        throw new IllegalStateException("the broker gives up: " + why);
    }

    private void clear() {
        try {
            if (server != null) {
                server.shutdown();
            }
            FolderTree.delete(folder);
        } catch (IOException | UncheckedIOException e) {
            // it writes until the JVM has gone; the folder is a temporary one
        }
    }

    /** @return the broker of this JVM, running */
    public static synchronized KafkaBroker running() {
        try {
            if (only == null) {
                only = new KafkaBroker();
            }
            only.start();
            return only;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void certificate() throws IOException, InterruptedException {
        keytool("-genkeypair", "-keystore", "broker.p12", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=broker",
                "-ext", "san=ip:127.0.0.1", "-validity", "30");
        keytool("-exportcert", "-rfc", "-keystore", "broker.p12", "-alias", "broker", "-file", "broker.pem");
    }

    private void keytool(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(JavaCommand.tool("keytool").toString()));
        all.addAll(List.of(words));
        all.addAll(List.of("-storepass", "of-no-use-elsewhere", "-storetype", "PKCS12"));
        int exit = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile()).start().waitFor();
        if (exit != 0) {
            throw new IOException(Files.readString(folder.resolve("keytool.log")));
        }
    }

    private String at(String listener) {
        return "127.0.0.1:" + ports.get(listener);
    }

    /** @return the address without log-in */
    public String address() {
        return at("OPEN");
    }

    String withLogin() {
        return at("LOGIN");
    }

    String withTls() {
        return at("TLS");
    }

    /** @return its certificate, PEM */
    Path certificateFile() {
        return folder.resolve("broker.pem");
    }

    public synchronized void start() {
        if (server == null) {
            server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
            server.startup();
        }
    }

    public synchronized void stop() {
        server.shutdown();
        server.awaitShutdown();
        server = null;
    }

    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", address()));
    }

    public void create(String topic, int partitions, Map<String, String> more) {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(more)))
                    .all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}

package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.process.JavaCommand;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.exchange.web.server.ShuqiaoServer;
import org.shuqiao.node.command.NodeMain;

/**
 * A small town on a server of its own: the traffic police have a database, a published resource that is read in place,
 * and a node that runs as a process.
 */
final class NodeTown implements AutoCloseable {

    static final String PASSWORD = "yunzhou-2026-pass";

    private final EmbeddedPostgres database;
    private final TestInstallation installation;
    private final Path folder;
    private final Path passphrase;
    private final Map<String, String> publicKeys = new HashMap<>();
    private ShuqiaoServer server;
    private Process node;

    private NodeTown(Path folder) throws IOException, SQLException {
        this.folder = folder;
        this.passphrase = secret("passphrase", "correct horse battery");
        this.database = EmbeddedPostgres.builder().setServerConfig("shared_buffers", "16MB").start();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table road_share (road_number text primary key, name text)");
            statement.execute("insert into road_share values ('R1', '人民路'), ('R2', '解放路')");
            statement.execute("create view road_other as select * from road_share");
        }
        this.installation = new TestInstallation(folder.resolve("home")).source("jiaotong", "road", """
                dataset: road
                department: jiaotong
                title: {zh: 道路, en: Roads}
                owner: 路网中心
                update: yearly
                source:
                  kind: table
                  url: jdbc:postgresql://127.0.0.1:%d/postgres
                  user: postgres
                  table: road_share
                  slice: {mode: snapshot}
                contract:
                  - {column: road_number, type: text}
                  - {column: name, type: text}
                mapping:
                  key: [road_number]
                  columns:
                    - {from: road_number, to: road_number, element: identifier, level: must}
                    - {from: name, to: name, element: text}
                """.formatted(database.getPort()));
        this.server = ShuqiaoServer.start(installation.home(), 0, null, SystemClock.beijing(),
                TestInstallation.PASSWORDS);
        account("reviewer", "shuju", "authority");
        account("auditor", "shuju", "auditor");
        account("jiaotong-officer", "jiaotong", "officer");
        account("jiaotong-deputy", "jiaotong", "officer");
        account("chengyun-user", "chengyun", "requester");
    }

    static NodeTown start(Path folder) throws IOException, SQLException {
        return new NodeTown(folder);
    }

    void account(String login, String department, String role) throws IOException {
        int half = PASSWORD.length() / 2;
        ObjectNode body = RestClient.body().put("login", login).put("person", login).put("department", department)
                .put("password", PASSWORD.substring(0, half));
        body.putArray("roles").add(role);
        agree(administrator("admin2"), administrator("admin").post("/api/v1/accounts", body), PASSWORD.substring(half));
        Path kept = Home.fromEnvironment().secrets().resolve("account-" + login); // where the commands look for it
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, PASSWORD);
    }

    private RestClient administrator(String login) throws IOException {
        return new RestClient(server.url(), login,
                Files.readString(installation.home().secrets().resolve("account-" + login)).strip());
    }

    /** A second person agrees to a change. */
    private static void agree(RestClient other, JsonNode proposed, String password) {
        other.post("/api/v1/changes/" + proposed.path("id").asText() + "/approve", RestClient.body()
                .put("digest", proposed.path("digest").asText()).put("password", password));
    }

    private Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    RestClient client(String login) {
        return new RestClient(server.url(), login, PASSWORD);
    }

    ShuqiaoServer server() {
        return server;
    }

    Path passphrase() {
        return passphrase;
    }

    Home home() {
        return installation.home();
    }

    /** Runs a command for an account against this town's server. */
    Terminal as(String login, String... words) {
        return Terminal.run(Stream.concat(Stream.of(words),
                Stream.of("--server", server.url().toString(), "--as", login)).toArray(String[]::new));
    }

    /** Runs {@code ./shuqiao node} in this process. */
    static Terminal node(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = NodeMain.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new Terminal(exit, out.toString(), err.toString());
    }

    /** Runs a command of a node that reads its standard input. */
    static Terminal nodeReading(String input, String... words) {
        InputStream in = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return node(words);
        } finally {
            System.setIn(in);
        }
    }

    /** Makes a node for the traffic police and its people, and has it admitted. @return its folder */
    Path admitted(String name, String... options) throws IOException {
        Path home = admittedOf("jiaotong", name, options);
        person(home, "jiaotong-officer", "ed25519");
        return home;
    }

    /** Makes a node for a department; the reviewer and an administrator admit it. @return its folder */
    Path admittedOf(String department, String name, String... options) throws IOException {
        Path home = folder.resolve(name);
        Terminal made = node(Stream.concat(Stream.of("init", "--folder", home.toString(), "--for", department,
                "--server", server.url().toString(), "--city", "yunzhou", "--passphrase-file", passphrase.toString()),
                Stream.of(options)).toArray(String[]::new));
        assertThat(made.exit()).as(made.err()).isZero();
        Terminal admitted = as("reviewer", "keys", "admit", "--department", department,
                home.resolve("enrolment.json").toString());
        assertThat(admitted.exit()).as(admitted.err()).isEqualTo(ExitCodes.DONE);
        agree(administrator("admin"), City.json(admitted), "");
        return home;
    }

    /** Makes a person's key file and lets the node know it. @return the key file */
    Path person(Path node, String login, String algorithm) {
        Path file = newKey(login, algorithm);
        String key = publicKey(login);
        Terminal added = node("people", "add", login, "--folder", node.toString(), "--key", key);
        assertThat(added.exit()).as(added.err()).isZero();
        return file;
    }

    /** Makes a key file for the person of a login, which begins with the department. @return the file */
    Path newKey(String login, String algorithm) {
        Path file = keyFile(login);
        Terminal made = node("people", "new-key", file.toString(), "--name",
                "yunzhou/" + login.substring(0, login.indexOf('-')) + "/" + login, "--algorithm", algorithm,
                "--passphrase-file", passphrase.toString());
        assertThat(made.exit()).as(made.err()).isZero();
        publicKeys.put(login, made.out().strip());
        return file;
    }

    String publicKey(String login) {
        return publicKeys.get(login);
    }

    /** Runs a command that a person approves with a key file. */
    Terminal approved(String login, Path key, String... words) {
        return as(login, Stream.concat(Stream.of(words), Stream.of("--approve-with", key.toString(),
                "--approve-passphrase", passphrase.toString())).toArray(String[]::new));
    }

    Path keyFile(String login) {
        return folder.resolve(login + ".pem");
    }

    /** Starts the node as a process of its own. */
    void startNode(Path home) throws IOException {
        node = new ProcessBuilder(JavaCommand.here(NodeMain.class).heap("64m")
                .words("run", "--folder", home.toString(), "--passphrase-file", passphrase.toString()))
                .redirectErrorStream(true).redirectOutput(folder.resolve("node.log").toFile()).start();
    }

    /** Kills the node, without asking. */
    void killNode() {
        if (node != null) {
            node.destroyForcibly().onExit().join();
        }
    }

    String state(String request) {
        return client("jiaotong-officer").get("/api/v1/requests/" + request).path("state").asText();
    }

    /** Waits for what the node does. */
    void await(BooleanSupplier until) throws IOException, InterruptedException {
        for (long waited = 0; !until.getAsBoolean(); waited += 200) {
            assertThat(waited).as(nodeLog()).isLessThan(120_000);
            Thread.sleep(200);
        }
    }

    String nodeLog() throws IOException {
        return Files.readString(folder.resolve("node.log"), StandardCharsets.UTF_8);
    }

    /** Publishes the roads on a condition and binds them; the traffic police run no node yet. @return the code */
    String publishedRoads() {
        return published("道路", "conditional");
    }

    /** Publishes an entry of the traffic police, bound to its roads where it is shared. @return its code */
    String published(String name, String sharing) {
        ObjectNode body = RestClient.body();
        ObjectNode draft = body.putObject("draft").put("name", name).put("provider", "jiaotong")
                .put("providerCode", "11990100990100093G").put("summary", "道路编号和名称").put("format", "database")
                .put("update", "yearly").put("grade", "general-1");
        draft.putObject("category").put("kind", "3").put("item", "09").put("section", "001").put("detail", "01");
        for (String item : List.of("road_number", "name")) {
            draft.withArray("/items").addObject().put("name", item).put("title", item).put("type", "text")
                    .put("element", "").put("grade", "general-1");
        }
        boolean shared = !sharing.equals("none");
        var modes = draft.putObject("sharing").put("kind", sharing)
                .put("condition", sharing.equals("conditional") ? "用于道路安全" : "")
                .put("basis", "政务数据共享条例").putArray("modes");
        if (shared) {
            modes.add("table").add("service");
        }
        draft.putObject("open").put("kind", "none").put("condition", "");
        draft.putArray("related");
        RestClient officer = client("jiaotong-officer");
        String entry = officer.post("/api/v1/entries", body).path("id").asText();
        String code = officer.post("/api/v1/entries/" + entry + "/submit", RestClient.body()).path("code").asText();
        if (shared) {
            bind(code, "road_share");
        }
        return client("reviewer").post("/api/v1/entries/" + entry + "/publish", RestClient.body()).path("code")
                .asText();
    }

    /** Has the roads read from another table, to which the reviewer agrees. */
    void bind(String code, String table) {
        agree(client("reviewer"), client("jiaotong-officer").post("/api/v1/bindings", RestClient.body()
                .put("resource", code).put("schema", "public").put("table", table).put("name", "road")), "");
    }

    /** @return the number of a request of the city's operations centre that waits for its decision */
    String requested(String resource, String purpose) {
        Terminal run = request(resource, purpose);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCodes.DONE);
        return City.json(run).path("request").path("id").asText();
    }

    Terminal request(String resource, String purpose) {
        return as("chengyun-user", "request", resource, "--items", "name", "--purpose", purpose, "--explanation",
                "排查隐患", "--basis", "《中华人民共和国道路交通安全法》第四条", "--scenario", "每月排查", "--to",
                LocalDate.now().plusDays(30).toString());
    }

    Terminal query(String purpose) {
        return as("chengyun-user", "query", "select name from jiaotong.road order by name", "--purpose", purpose);
    }

    /** Decides as the officer whose key file it is. */
    Terminal decide(String request, int wait) {
        return as("jiaotong-officer", "decide", request, "--approve-with", keyFile("jiaotong-officer").toString(),
                "--approve-passphrase", passphrase.toString(), "--wait", Integer.toString(wait));
    }

    /** @return the platform's own database, as somebody has it who has the whole machine */
    PGSimpleDataSource store() throws IOException {
        JsonNode address = Json.PLAIN.readTree(home().var().resolve("run/store.json").toFile());
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(address.path("url").asText());
        source.setUser(address.path("user").asText());
        source.setPassword(Files.readString(home().secrets().resolve("store-password")).strip());
        return source;
    }

    @Override
    public void close() throws IOException {
        killNode();
        server.close();
        database.close();
    }
}

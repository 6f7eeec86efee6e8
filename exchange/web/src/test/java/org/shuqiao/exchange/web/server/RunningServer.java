package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.platform.testkit.TestInstallation;

/** A server with its own PostgreSQL, an account for each role, and a department with a database. */
public final class RunningServer implements AutoCloseable {

    public static final String PASSWORD = "yunzhou-2026-pass";

    private final DepartmentDatabase department;
    private final TestInstallation installation;
    private ShuqiaoServer server;

    private RunningServer(DepartmentDatabase department, TestInstallation installation, Clock clock) {
        this.department = department;
        this.installation = installation;
        this.server = ShuqiaoServer.start(installation.home(), 0, null, clock, TestInstallation.PASSWORDS);
    }

    public static RunningServer start(Path folder) throws IOException, SQLException {
        return start(folder, SystemClock.beijing());
    }

    public static RunningServer start(Path folder, Clock clock) throws IOException, SQLException {
        return start(folder, clock, "");
    }

    /** @param settings under {@code server} */
    static RunningServer start(Path folder, Clock clock, String settings) throws IOException, SQLException {
        return start(folder, clock, settings.isEmpty() ? "" : "server:\n" + settings.indent(2),
                DepartmentDatabase.shared());
    }

    /**
     * A server whose department's database keeps a log of its own, which the audit reads from {@code handed}, and is
     * read by the account {@code reader}.
     */
    static RunningServer logged(Path folder, Clock clock, Path log, Path handed) throws IOException, SQLException {
        return start(folder, clock, "query: {source-logs: {jiaotong: '" + handed + "'}}\n",
                DepartmentDatabase.logged(log));
    }

    /** A server that may announce changes to this machine. */
    static RunningServer announcing(Path folder, Clock clock) throws IOException, SQLException {
        return start(folder, clock, "reach: {folders: ['" + folder.resolve("drop") + "'], hosts: {'*': [127.0.0.1]},"
                + " webhooks: [127.0.0.0/8, localhost, '*.example.org']}\n", DepartmentDatabase.shared());
    }

    /** A server that sends its mail to a port of this machine, and may call services on it. */
    static RunningServer mailing(Path folder, Clock clock, int port) throws IOException, SQLException {
        return start(folder, clock, "reach: {folders: ['" + folder.resolve("drop") + "'], hosts: {'*': [127.0.0.1]},"
                + " webhooks: [127.0.0.0/8, localhost], mail: {server: 'smtp://127.0.0.1:" + port
                + "', from: shuqiao@city.example, portal: 'https://portal.city.example', domains: city.example}}\n",
                DepartmentDatabase.shared());
    }

    private static RunningServer start(Path folder, Clock clock, String settings, DepartmentDatabase department)
            throws IOException, SQLException {
        TestInstallation installation = new TestInstallation(folder).onSharedServer().source("jiaotong", "road", """
                dataset: road
                department: jiaotong
                title: {zh: 道路, en: Roads}
                owner: 路网中心
                update: yearly
                source:
                  kind: table
                  url: jdbc:postgresql://127.0.0.1:%d/%s
                  user: %s
                  table: road
                  slice: {mode: snapshot}
                contract:
                  - {column: id, type: text}
                  - {column: name, type: text}
                  - {column: len, type: decimal}
                mapping:
                  key: [road_number]
                  columns:
                    - {from: id, to: road_number, element: identifier, level: must}
                    - {from: name, to: name, element: text}
                    - {from: len, to: length, element: decimal, encoding: km}
                entry:
                  category: {class: 3, item: "09", section: "001", detail: "02"}
                  name: 道路路网
                  provider: jiaotong
                  provider-code: 11990100990100093G
                  summary: 道路编号、名称和长度
                  format: database
                  sharing: {class: unconditional, condition: "", basis: 政务数据共享条例, mode: [table, service]}
                  open: {class: unconditional, condition: ""}
                  update: yearly
                  related: []
                  grade: general-1
                  items:
                    road_number: {title: 道路编号}
                    name: {title: 道路名称}
                    length: {title: 长度}
                """.formatted(department.port(), department.name(), department.reader()));
        if (!settings.isEmpty()) {
            installation.settings(settings);
        }
        RunningServer running = new RunningServer(department, installation, clock);
        running.accounts();
        return running;
    }

    private void accounts() throws IOException {
        account("reviewer", "shuju", "authority");
        account("auditor", "shuju", "auditor");
        account("jiaotong-officer", "jiaotong", "officer");
        account("gongan-officer", "gongan", "officer");
        account("chengyun-user", "chengyun", "requester");
    }

    /** One administrator proposes it, the other approves; each gives half of the password. */
    public void account(String login, String department, String role) throws IOException {
        int half = PASSWORD.length() / 2;
        var proposed = admin().post("/api/v1/accounts", """
                {"login": "%s", "person": "%1$s", "department": "%s", "roles": ["%s"], "password": "%s"}"""
                .formatted(login, department, role, PASSWORD.substring(0, half)));
        assertThat(proposed.status()).as("%s", proposed).isEqualTo(202);
        approve("admin2", proposed, PASSWORD.substring(half));
    }

    /** Approves a change by its digest. */
    public void approve(String login, Caller.Answer proposed, String half) throws IOException {
        var approved = as(login).post("/api/v1/changes/" + proposed.body().path("id").asText() + "/approve", """
                {"digest": "%s", "password": "%s"}""".formatted(proposed.body().path("digest").asText(), half));
        assertThat(approved.status()).as("%s", approved).isEqualTo(200);
    }

    /** The two administrators give an account the password of all accounts for one use. */
    public void reset(String login) throws IOException {
        int half = PASSWORD.length() / 2;
        var proposed = admin().post("/api/v1/accounts/" + login + "/reset",
                "{\"password\": \"" + PASSWORD.substring(0, half) + "\"}");
        assertThat(proposed.status()).as("%s", proposed).isEqualTo(202);
        approve("admin2", proposed, PASSWORD.substring(half));
    }

    Caller admin() throws IOException {
        return administrator("admin");
    }

    private Caller administrator(String login) throws IOException {
        return new Caller(server.url(), login,
                Files.readString(installation.home().secrets().resolve("account-" + login)).strip(), "en");
    }

    public Caller as(String login) throws IOException {
        return login.startsWith("admin") ? administrator(login) : new Caller(server.url(), login, PASSWORD, "en");
    }

    /** @return a caller for one of the accounts of this server that are no administrator */
    Caller caller(String login) {
        return new Caller(server.url(), login, PASSWORD, "en");
    }

    /** @return the address of the portal */
    public URI url() {
        return server.url();
    }

    public String jdbcUrl() {
        return server.jdbcUrl();
    }

    ShuqiaoServer server() {
        return server;
    }

    TestInstallation installation() {
        return installation;
    }

    /** @return the address of the department's database for an account of its own */
    String departmentUrl(String account) {
        return department.url(account);
    }

    /** @return connections to the department's database that hold a transaction open */
    long idleInTransaction() throws SQLException {
        return department.idleInTransaction();
    }

    /** Stops the server and starts it on what it left. */
    void restart(Clock clock) {
        server.close();
        server = ShuqiaoServer.start(installation.home(), 0, null, clock, TestInstallation.PASSWORDS);
    }

    /** Stops the server alone. */
    void stop() {
        server.close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        department.close();
    }
}

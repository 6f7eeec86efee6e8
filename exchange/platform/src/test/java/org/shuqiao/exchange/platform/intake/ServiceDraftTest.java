package org.shuqiao.exchange.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.platform.settings.ConfigurationFile;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.exchange.platform.testkit.TestInstallation;
import org.shuqiao.standards.source.ContractColumn;
import org.shuqiao.standards.source.ServiceSource;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;
import org.shuqiao.standards.source.UpdateCycle;

/** Source files that are drafted from one answer of a JSON service. */
class ServiceDraftTest {

    private static final List<String> asked = new ArrayList<>();

    @TempDir
    private static Path folder;
    private static TestInstallation installation;
    private static HttpServer server;

    @BeforeAll
    static void aService() throws IOException {
        installation = new TestInstallation(folder.resolve("home"));
        Path secrets = Files.createDirectories(installation.home().secrets().resolve("jiaotong"));
        Files.writeString(secrets.resolve("DRIVER_KEY"), "k-1");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/api/driver", "application/json", StandardCharsets.UTF_8, """
                {"code": 0, "data": {"totalCount": "412", "columns": [{"a": 1}], "list": [
                  {"djxh": 1, "sfzh": "110101194903070014", "owner": {"lxdh": "13800138000"}, "score": 1.5},
                  {"djxh": 2, "sfzh": "110101194903070022", "owner": {"lxdh": null}, "score": 2}]}}""");
        answer("/list", "application/json;charset=GBK", Charset.forName("GBK"),
                "[{\"姓名\":\"王小明\",\"身份证号\":\"110101194903070014\"}]");
        answer("/failing", "application/json", StandardCharsets.UTF_8, "{\"code\":500,\"msg\":\"\"}");
        server.start();
    }

    private static void answer(String path, String type, Charset charset, String text) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("X-Api-Key"));
            byte[] body = text.getBytes(charset);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static Drafts.Drafted draft(String address, Optional<String> department, Optional<String> secret) {
        Home home = installation.home();
        return new Drafts(home, ConfigurationFile.read(home.configuration()), SystemClock.beijing())
                .draftService(address, department, secret.map(any -> "X-Api-Key"), secret,
                        new DraftHead("", "驾驶员", "", "", UpdateCycle.DAILY), Language.ZH);
    }

    private static String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void rowsTotalPagingAndTypesAreFound() {
        Drafts.Drafted drafted = draft(at("/api/driver?pageNo=1&pageSize=50&city=1"), Optional.of("jiaotong"),
                Optional.of("DRIVER_KEY"));

        assertThat(drafted.problems()).isEmpty();
        SourceFile source = SourceFiles.parse(Path.of("driver.yaml"), drafted.text());
        assertThat(source.dataset()).isEqualTo("driver");
        assertThat(source.source()).isEqualTo(new ServiceSource(at("/api/driver?city=1"), Optional.of("X-Api-Key"),
                Optional.of("DRIVER_KEY"), new ServiceSource.Paging("pageNo", "pageSize", 1, 50, "/data/list",
                        Optional.of("/data/totalCount")), 20, ((ServiceSource) source.source()).slice()));
        assertThat(source.contract()).extracting(ContractColumn::column).containsExactly("djxh", "sfzh", "owner.lxdh",
                "score");
        assertThat(source.contract()).extracting(ContractColumn::type).containsExactly(ContractColumn.Type.INTEGER,
                ContractColumn.Type.TEXT, ContractColumn.Type.TEXT, ContractColumn.Type.DECIMAL);
        assertThat(source.mapping().columns()).extracting(column -> column.element()).contains("citizen-number",
                "phone");
        assertThat(asked).contains("/api/driver?pageNo=1&pageSize=50&city=1 k-1");
        assertThat(drafted.text()).doesNotContain("k-1");
    }

    @Test
    void aListByItselfInItsOwnEncodingIsDrafted() {
        Drafts.Drafted drafted = draft(at("/list"), Optional.of("jiaotong"), Optional.empty());

        assertThat(drafted.problems()).isEmpty();
        SourceFile source = SourceFiles.parse(Path.of("list.yaml"), drafted.text());
        assertThat(((ServiceSource) source.source()).paging().rows()).isEmpty();
        assertThat(source.contract()).extracting(ContractColumn::column).containsExactly("姓名", "身份证号");
        assertThat(drafted.text()).contains("请核对参数名");
    }

    @Test
    void whatCannotBeDraftedIsNamedAndNothingOutOfReachIsAsked() {
        assertThat(codes(draft(at("/failing"), Optional.of("jiaotong"), Optional.empty())))
                .containsExactly("SQ-SRC-0042");
        assertThat(codes(draft(at("/nosuch/x"), Optional.of("jiaotong"), Optional.empty())))
                .containsExactly("SQ-SRC-0041");
        assertThat(codes(draft("http://169.254.169.254/latest", Optional.of("jiaotong"), Optional.empty())))
                .containsExactly("SQ-SRC-0034");
        assertThat(codes(draft(at("/list"), Optional.empty(), Optional.empty()))).containsExactly("SQ-EXC-0344");
    }

    private static List<String> codes(Drafts.Drafted drafted) {
        return drafted.problems().stream().map(problem -> problem.code().id()).toList();
    }
}

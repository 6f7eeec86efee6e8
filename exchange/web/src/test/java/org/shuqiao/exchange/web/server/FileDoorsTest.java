package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import javax.security.auth.x500.X500Principal;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.base.digest.Sha256;

/** Files by REST and on the pages: made, fetched in pieces, encrypted, traced, and refused once the grant is gone. */
class FileDoorsTest {

    private static final String USER = "chengyun-user";

    @TempDir
    private static Path folder;
    private static RunningServer running;
    private static String resource;

    @BeforeAll
    static void publish() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
        SharedRoads roads = new SharedRoads(running);
        resource = roads.publish(SharedRoads.draft("道路", "01", "", "unconditional",
                "\"table\", \"service\", \"file\""), "01");
        request("k", SharedRoads.PURPOSE);
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    private static String request(String key, String purpose) throws Exception {
        String body = SharedRoads.request(key, resource, LocalDate.now().toString(),
                LocalDate.now().plusDays(30).toString()).replace("[\"query\"]", "[\"query\", \"file\"]")
                .replace(SharedRoads.PURPOSE, purpose);
        return SharedRoads.ok(running.as(USER).post("/api/v1/requests", body)).path("grant").path("id").asText();
    }

    @Test
    void aFileIsWhatItsReceiptSays() throws Exception {
        JsonNode made = make("csv", SharedRoads.PURPOSE, "");

        byte[] file = fetch(made, "").body();
        String text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("#").contains(made.path("file").path("id").asText(), "chengyun",
                SharedRoads.PURPOSE);
        assertThat(text.replace("\"", "")).contains("name,length\r\n", "人民路,1200", "云桥,500");
        assertThat(made.path("file").path("rows").asLong()).isEqualTo(3);
        assertThat(made.path("file").path("sha256").asText()).isEqualTo(Sha256.tagged(file));
        byte[] salted = new byte[32 + file.length];
        System.arraycopy(HexFormat.of().parseHex(made.path("salt").asText()), 0, salted, 0, 32);
        System.arraycopy(file, 0, salted, 32, file.length);
        assertThat(made.path("receipt").asText()).contains(Sha256.tagged(salted), "\"kind\":\"file\"");
        assertThat(running.as(USER).get("/api/v1/files").body().findValuesAsText("id"))
                .contains(made.path("file").path("id").asText());
    }

    @Test
    void everyFormatHoldsTheRows() throws Exception {
        String json = new String(fetch(make("jsonl", SharedRoads.PURPOSE, ""), "").body(), StandardCharsets.UTF_8);
        byte[] parquet = fetch(make("parquet", SharedRoads.PURPOSE, ""), "").body();
        byte[] workbook = fetch(make("xlsx", SharedRoads.PURPOSE, ""), "").body();

        assertThat(json.lines()).hasSize(4);
        assertThat(json).contains("\"length\":1200");
        assertThat(new String(parquet, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            assertThat(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue()).contains(SharedRoads.PURPOSE);
            assertThat(book.getSheetAt(1).getLastRowNum()).isEqualTo(3);
            assertThat(book.getSheetAt(1).getRow(1).getCell(1).getNumericCellValue()).isEqualTo(1200);
        }
        assertThat(running.as(USER).post("/api/v1/files", order("docx", SharedRoads.PURPOSE, "")).code())
                .isEqualTo("SQ-EXC-0200");
    }

    @Test
    void anItemThatIsGivenWithoutItsValuesIsInNoFile() throws Exception {
        String roads = new SharedRoads(running).publish(SharedRoads.draft("道路里程", "02", "", "conditional",
                "\"table\", \"service\", \"file\""), "02");
        String request = SharedRoads.ok(running.as(USER).post("/api/v1/requests", SharedRoads.request("p", roads,
                LocalDate.now().toString(), LocalDate.now().plusDays(30).toString())
                .replace("[\"query\"]", "[\"query\", \"file\"]").replace(SharedRoads.PURPOSE, "里程统计")))
                .path("request").path("id").asText();
        GrantedRoads.of(running, roads, "02").decide(request, """
                {"items": [{"item": "name", "verdict": "agree"},
                  {"item": "length", "verdict": "agree", "positions": ["filter"]}]}""");
        String order = "{\"purpose\": \"里程统计\", \"resource\": \"%s\", \"format\": \"csv\"%s}";

        JsonNode made = SharedRoads.ok(running.as(USER).post("/api/v1/files", order.formatted(roads, "")));

        assertThat(new String(fetch(made, "").body(), StandardCharsets.UTF_8)).contains("人民路")
                .doesNotContain("length", "1200");
        assertThat(running.as(USER).post("/api/v1/files", order.formatted(roads, ", \"items\": [\"length\"]")).code())
                .isEqualTo("SQ-QRY-0080");
    }

    @Test
    void aFileIsFetchedInPieces() throws Exception {
        JsonNode made = make("csv", SharedRoads.PURPOSE, "");
        byte[] whole = fetch(made, "").body();

        HttpResponse<byte[]> rest = fetch(made, "bytes=10-");

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.headers().firstValue("Content-Range")).hasValue("bytes 10-" + (whole.length - 1) + "/"
                + whole.length);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 10, whole.length));
    }

    @Test
    void onceTheGrantIsRevokedTheRestIsRefusedWithAReceipt() throws Exception {
        String grant = request("k2", "道路撤回核对");
        JsonNode made = make("csv", "道路撤回核对", "");
        assertThat(fetch(made, "bytes=0-9").statusCode()).isEqualTo(206);

        SharedRoads.ok(running.as("jiaotong-officer").post("/api/v1/grants/" + grant + "/revoke",
                "{\"reason\": \"核对结束\"}"));
        HttpResponse<byte[]> rest = fetch(made, "bytes=10-");

        assertThat(rest.statusCode()).isEqualTo(422);
        assertThat(new String(rest.body(), StandardCharsets.UTF_8)).contains("SQ-EXC-0043", "receipt");
        assertThat(running.as(USER).post("/api/v1/files", order("csv", "道路撤回核对", "")).code())
                .isEqualTo("SQ-EXC-0043");
        try (PageReader reader = new PageReader(running.url(), USER, RunningServer.PASSWORD)) {
            assertThat(reader.get("/files/" + made.path("file").path("id").asText() + "/content").body())
                    .contains("SQ-EXC-0043", "不能交付");
        }
    }

    @Test
    void onlyTheReceiverOpensAnEncryptedFile() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        X500Principal name = new X500Principal("CN=chengyun");
        X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(name, BigInteger.ONE,
                new Date(System.currentTimeMillis() - 1000), new Date(System.currentTimeMillis() + 86_400_000), name,
                pair.getPublic()).build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
        String pem = "-----BEGIN CERTIFICATE-----\\n" + Base64.getEncoder().encodeToString(certificate.getEncoded())
                + "\\n-----END CERTIFICATE-----";

        JsonNode made = make("jsonl", SharedRoads.PURPOSE, pem);
        byte[] file = fetch(made, "").body();

        assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain("人民路");
        assertThat(made.path("file").path("sha256").asText()).isEqualTo(Sha256.tagged(file));
        byte[] clear = new CMSAuthEnvelopedData(file).getRecipientInfos().getRecipients().iterator().next()
                .getContent(new JceKeyTransAuthEnvelopedRecipient(pair.getPrivate())
                        .setProvider(new BouncyCastleProvider()));
        assertThat(new String(clear, StandardCharsets.UTF_8).lines()).hasSize(4);
        assertThat(running.as(USER).post("/api/v1/files", order("csv", SharedRoads.PURPOSE, "none")).code())
                .isEqualTo("SQ-EXC-0201");
    }

    @Test
    void thePagesMakeAFileAndTheAuditorTracesIt() throws Exception {
        String id;
        byte[] file;
        try (PageReader reader = new PageReader(running.url(), USER, RunningServer.PASSWORD)) {
            HttpResponse<String> made = reader.post("/files", PageReader.form("source", resource + "\n"
                    + SharedRoads.PURPOSE, "format", "csv"));
            assertThat(made.body()).contains("文件已生成：3 行");
            id = made.body().replaceAll("(?s).*?/files/([0-9A-Z]{26})/content.*", "$1");
            HttpResponse<String> fetched = reader.get("/files/" + id + "/content");
            assertThat(fetched.headers().firstValue("Content-Disposition")).hasValueSatisfying(header ->
                    assertThat(header).contains("shuqiao-" + id + ".csv"));
            file = fetched.body().getBytes(StandardCharsets.UTF_8);
        }

        HttpResponse<String> traced = HttpClient.newHttpClient().send(to("/api/v1/trace?format=csv", "auditor")
                .header("Content-Type", "application/octet-stream").header("X-Requested-With", "shuqiao")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file)).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(traced.statusCode()).isEqualTo(200);
        assertThat(traced.body()).contains("TOO_LITTLE", id); // three rows are no proof; the words in it name it
        try (PageReader reader = new PageReader(running.url(), "auditor", RunningServer.PASSWORD)) {
            assertThat(reader.get("/trace").body()).contains("文件追溯");
            assertThat(reader.get("/trace?lang=en").body()).contains("Trace a file");
        }
    }

    private static String order(String format, String purpose, String pem) {
        return "{\"purpose\": \"%s\", \"resource\": \"%s\", \"format\": \"%s\"%s}".formatted(purpose, resource,
                format, pem.isEmpty() ? "" : ", \"certificate\": \"" + pem + "\"");
    }

    private static JsonNode make(String format, String purpose, String pem) throws Exception {
        return SharedRoads.ok(running.as(USER).post("/api/v1/files", order(format, purpose, pem)));
    }

    private static HttpResponse<byte[]> fetch(JsonNode made, String range) throws Exception {
        HttpRequest.Builder request = to(made.path("file").path("content").asText(), USER).GET();
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder to(String path, String login) {
        return HttpRequest.newBuilder(running.url().resolve(path)).header("Authorization", "Basic "
                + Base64.getEncoder().encodeToString((login + ":" + RunningServer.PASSWORD)
                .getBytes(StandardCharsets.UTF_8)));
    }
}

package org.shuqiao.city.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityTest {
    @TempDir
    private static Path folder;

    private static City city;

    @BeforeAll
    static void open() {
        city = City.open(folder, 1, 1, false, new Events(new PrintStream(OutputStream.nullOutputStream())));
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void departmentsReadTheirOwnDatabaseWithTheirOwnPassword() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:postgresql://" + secret("YUNZHOU_DB") + "/gongan",
                "gongan_reader", secret("YUNZHOU_GONGAN_PASSWORD"));
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM rk")) {
            rows.next();

            assertThat(rows.getLong(1)).isEqualTo(truthRows("gongan_rk"));
        }
    }

    @Test
    void servicesAnswerPageByPageToThoseWhoHaveTheKey() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create(secret("YUNZHOU_HTTP") + "/chengyun/ticket?page=1&size=1");

            var open = client.send(HttpRequest.newBuilder(address).header("X-Api-Key", secret("YUNZHOU_CHENGYUN_KEY")).build(),
                    HttpResponse.BodyHandlers.ofString());
            var shut = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(open.statusCode()).isEqualTo(200);
            assertThat(open.body()).startsWith("{\"total\":" + truthRows("chengyun_ticket") + ",\"page\":1,\"size\":1,\"rows\":[{");
            assertThat(shut.statusCode()).isEqualTo(401);
        }
    }

    private static String secret(String name) throws IOException {
        return Files.readString(folder.resolve("secrets").resolve(name));
    }

    private static long truthRows(String id) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(
                Files.newInputStream(folder.resolve("truth/" + id + ".jsonl.gz"))), StandardCharsets.UTF_8))) {
            return lines.lines().count();
        }
    }
}

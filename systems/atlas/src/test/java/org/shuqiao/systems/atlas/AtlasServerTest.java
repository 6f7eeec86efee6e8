package org.shuqiao.systems.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasServerTest {

    @TempDir
    private Path folder;

    @Test
    void aKilledServerIsTheSameServerAgainWhenItIsStartedOnItsFolder() throws Exception {
        AtlasServer first = AtlasServer.start(folder);
        assertThat(types(first)).contains("Referenceable", "AtlasGlossaryTerm");
        first.process().kill();

        try (AtlasServer again = AtlasServer.start(folder)) {
            assertThat(again.url()).isEqualTo(first.url());
            assertThat(types(again)).contains("Referenceable", "AtlasGlossaryTerm");
        }
    }

    private static String types(AtlasServer server) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((AtlasServer.USER + ":" + server.password()).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/atlas/v2/types/typedefs/headers"))
                .header("Authorization", "Basic " + login).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}

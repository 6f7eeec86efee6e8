package org.shuqiao.exchange.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.shuqiao.catalog.atlas.TlsContext;

/** Probes an HTTP or TCP endpoint with a timeout of a few seconds. */
final class ReachabilityProbe {

    static final Duration PATIENCE = Duration.ofSeconds(4);

    private ReachabilityProbe() { }

    /** Answer of a web server. */
    record Answer(int status, String body) { }

    /**
     * @param trust certificate authorities as PEM; none: those of the JVM
     * @throws IOException when it does not answer in time
     */
    static Answer http(String url, Map<String, String> headers, Optional<Path> trust) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        headers.forEach(request::header);
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        trust.ifPresent(pem -> builder.sslContext(TlsContext.ofCertificates(pem)));
        try (HttpClient http = builder.build()) {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static boolean tcp(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** @return the port of {@code host:port} in an address with any scheme, none where it names none */
    static OptionalInt port(String address) {
        var found = Pattern.compile("//[^/:;]+:(\\d+)").matcher(address);
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }

    static String host(String address) {
        return address.replaceFirst("^.*?//", "").replaceFirst("[:/;].*$", "");
    }
}

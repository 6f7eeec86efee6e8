package org.shuqiao.catalog.atlas.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.shuqiao.catalog.atlas.AtlasAddress;
import org.shuqiao.catalog.atlas.AtlasConnection;

/**
 * A server that answers as Apache Atlas 2.1 does what the catalogue asks of one, remembers what it was asked, and fails
 * where a test wants it to.
 */
public final class SimulatedAtlas implements AutoCloseable {

    public static final String USER = "shuqiao";
    public static final String PASSWORD = "of-no-use-elsewhere";

    /** What is answered instead of what an Atlas says. */
    private record Script(Predicate<AtlasCall> when, Answer answer, AtomicInteger left) {

        Optional<Answer> answer(AtlasCall call) {
            return when.test(call) && left.getAndUpdate(now -> Math.max(0, now - 1)) > 0 ? Optional.of(answer)
                    : Optional.empty();
        }
    }

    private final HttpServer http;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtlasState state = new AtlasState();
    private final List<AtlasCall> calls = new CopyOnWriteArrayList<>();
    private final List<Script> scripts = new CopyOnWriteArrayList<>();

    private SimulatedAtlas(HttpServer http, String scheme) {
        this.http = http;
        this.scheme = scheme;
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    public static SimulatedAtlas start() {
        try {
            return new SimulatedAtlas(HttpServer.create(anyPort(), 0), "http");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SimulatedAtlas startBehindTls(TestCertificate certificate) {
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.ofServer()));
            return new SimulatedAtlas(server, "https");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on answers calls of this name so. */
    public void answer(String name, Answer answer) {
        answer(call -> call.name().equals(name), Integer.MAX_VALUE, answer);
    }

    /** Answers the next call of this name so. */
    public void answerOnce(String name, Answer answer) {
        answer(call -> call.name().equals(name), 1, answer);
    }

    /** Answers so many of such calls so. */
    public void answer(Predicate<AtlasCall> calls, int times, Answer answer) {
        scripts.add(new Script(calls, answer, new AtomicInteger(times)));
    }

    /** Refuses, as Atlas does, a call that writes the entity. */
    public void refuse(String qualifiedName) {
        answer(call -> call.writtenNames().contains(qualifiedName), Integer.MAX_VALUE,
                Answer.error(404, "ATLAS-404-00-007", "Invalid instance creation/updation parameters passed : "
                        + qualifiedName));
    }

    /** Answers as an Atlas again. */
    public void mend() {
        scripts.clear();
    }

    public AtlasState state() {
        return state;
    }

    /** @return what it was asked, in order */
    public List<AtlasCall> calls() {
        return List.copyOf(calls);
    }

    /** @return what it was asked under this name, in order */
    public List<AtlasCall> calls(String name) {
        return calls.stream().filter(call -> call.name().equals(name)).toList();
    }

    /** Forgets what it was asked. */
    public void forgetCalls() {
        calls.clear();
    }

    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + http.getAddress().getPort());
    }

    /** @return a connection with patience enough for a crowded machine */
    public AtlasConnection connect() {
        return connect(Duration.ofSeconds(30));
    }

    public AtlasConnection connect(Duration answer) {
        return new AtlasConnection(new AtlasAddress(url(), USER, PASSWORD, Optional.empty()), answer);
    }

    public AtlasConnection connect(Path trust) {
        return new AtlasConnection(new AtlasAddress(url(), USER, PASSWORD, Optional.of(trust)), Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        AtlasCall call = AtlasCall.read(exchange);
        calls.add(call);
        Optional<Answer> scripted = scripts.stream().map(script -> script.answer(call)).flatMap(Optional::stream)
                .findFirst();
        if (scripted.isPresent()) {
            if (scripted.get().worked()) {
                state.answer(call);
            }
            scripted.get().give(exchange);
        } else {
            state.answer(call).give(exchange);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}

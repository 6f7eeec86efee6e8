package org.shuqiao.contracts.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.contracts.run.RunJson;

class WorkerJobTest {

    private static final List<String> SOURCES = List.of("/s/gongan/rk.yaml");

    @Test
    void aCollectJobIsReadAsItIsDocumented() {
        CollectorJob job = CollectorJob.parse("""
                {"landing": "/l", "state": "/v/collect", "work": "/v/work", "sources": ["/s/gongan/rk.yaml"],
                 "secrets": "/v/secrets", "quotaBytes": null, "sample": null}""");

        assertThat(job).isEqualTo(new CollectJob("/l", "/v/collect", "/v/work", "/v/secrets", SOURCES,
                OptionalLong.empty(), OptionalLong.empty(), Optional.empty()));
    }

    @Test
    void aCollectJobForAServerMaySayThatItCollects() {
        CollectorJob job = CollectorJob.parse("""
                {"landing": "/l", "state": "/v/collect", "work": "/v/work", "sources": ["/s/gongan/rk.yaml"],
                 "secrets": "/v/secrets", "action": "collect", "quotaBytes": 7, "sample": 5,
                 "nifi": {"url": "https://nifi:8443", "user": "", "trust": ""}}""");

        assertThat(job).isEqualTo(new CollectJob("/l", "/v/collect", "/v/work", "/v/secrets", SOURCES,
                OptionalLong.of(7), OptionalLong.of(5),
                Optional.of(new NifiServer("https://nifi:8443", Optional.empty(), Optional.empty()))));
    }

    @ParameterizedTest
    @EnumSource
    void anyOtherActionIsAFlowJob(FlowJob.Action action) {
        CollectorJob job = CollectorJob.parse("""
                {"landing": "/l", "state": "/v/collect", "work": "/v/work", "sources": ["/s/gongan/rk.yaml"],
                 "secrets": "/v/secrets", "quotaBytes": null, "sample": null, "action": "%s",
                 "nifi": {"url": "https://nifi:8443", "user": "shuqiao", "trust": "/c/ca.pem"}}"""
                .formatted(action.name().toLowerCase(Locale.ROOT)));

        assertThat(job).isEqualTo(new FlowJob(action, "/l", "/v/collect", "/v/work", "/v/secrets", SOURCES,
                OptionalLong.empty(),
                new NifiServer("https://nifi:8443", Optional.of("shuqiao"), Optional.of("/c/ca.pem"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"action\": \"shake\"}", "{\"unknown\": 1}", "{\"sample\": {}}",
        "{\"nifi\": {\"url\": \"http://nifi\", \"password\": \"x\"}}"})
    void whatIsNoJobOfTheCollectorIsRefused(String json) {
        assertThatThrownBy(() -> CollectorJob.parse(json)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aStandardizeJobIsReadAsItIsDocumented() {
        StandardizeJob job = RunJson.parse("""
                {"landing": "/l", "warehouse": "/w", "runs": "/r", "run": "20261122-231000-1",
                 "sources": ["/s/gongan/rk.yaml"],
                 "catalog": {"url": "jdbc:postgresql://127.0.0.1/p", "user": "u"}, "rest": null,
                 "spark": {"spark.master": "local[*]"}, "later": 1}""", StandardizeJob.class);

        assertThat(job).isEqualTo(new StandardizeJob("/l", "/w", "/r", "20261122-231000-1", SOURCES,
                new StandardizeJob.CatalogDatabase("jdbc:postgresql://127.0.0.1/p", "u"), Optional.empty(),
                Map.of("spark.master", "local[*]")));
    }

    static Stream<CollectorJob> collectorJobs() {
        NifiServer server = new NifiServer("https://nifi:8443", Optional.of("shuqiao"), Optional.empty());
        return Stream.of(
                new CollectJob("/l", "/s", "/w", "/k", SOURCES, OptionalLong.empty(), OptionalLong.empty(),
                        Optional.empty()),
                new CollectJob("/l", "/s", "/w", "/k", SOURCES, OptionalLong.of(1), OptionalLong.of(2),
                        Optional.of(server)),
                new CollectJob("/l", "/s", "/w", "/k", SOURCES, OptionalLong.empty(), OptionalLong.empty(),
                        Optional.empty(), true, true, new SourceOptions(Optional.of("/d"), Map.of("gongan_rk", "3f")),
                        Optional.of("/streams")),
                new FlowJob(FlowJob.Action.PLAN, "/l", "/s", "/w", "/k", SOURCES, OptionalLong.of(1), server));
    }

    @ParameterizedTest
    @MethodSource("collectorJobs")
    void aJobThatWasWrittenIsReadBack(CollectorJob job) {
        String json = RunJson.write(job);

        assertThat(CollectorJob.parse(json)).isEqualTo(job);
        assertThat(json).doesNotContain("null", "OptionalLong");
    }
}

package org.shuqiao.exchange.web.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.contracts.yaml.Yaml;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.grant.Grants;
import org.shuqiao.exchange.outside.contract.DataContract;
import org.shuqiao.exchange.outside.lineage.RunEvents;
import org.shuqiao.exchange.outside.odrl.OdrlAgreement;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.settings.Configuration;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.standards.source.SourceFile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Answers with a grant, a dataset or its runs in a format of the world outside, for whoever may see it. */
@Component
public final class OutsideAnswers {

    /** Events of one answer at most. */
    private static final int MOST_EVENTS = 1000;

    private final Grants grants;
    private final SourceFolder sources;
    private final Catalog catalog;
    private final Permissions permissions;
    private final RunEvents events;

    public OutsideAnswers(Grants grants, SourceFolder sources, Catalog catalog, Permissions permissions,
            Configuration configuration) {
        this.grants = grants;
        this.sources = sources;
        this.catalog = catalog;
        this.permissions = permissions;
        this.events = new RunEvents(configuration.city().origin());
    }

    /** @return the grant as an ODRL agreement */
    public ResponseEntity<String> odrl(Actor actor, String grant, HttpServletRequest request) {
        return text(OdrlAgreement.MEDIA_TYPE, Json.PRETTY, OdrlAgreement.of(grants.get(actor, grant),
                CallAddresses.of(request)));
    }

    /**
     * @return the dataset's contract, for its department, the authority and auditors: as YAML, or as JSON where the
     *     caller takes JSON and no YAML
     */
    public ResponseEntity<String> odcs(Actor actor, String dataset, HttpServletRequest request) {
        SourceFile file = involved(actor, dataset);
        Department owner = catalog.departments().find(file.department()).orElseThrow(() ->
                new CodedException(ServerCode.BAD_REQUEST, file.department()));
        String accept = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("");
        boolean json = accept.contains(MediaType.APPLICATION_JSON_VALUE) && !accept.contains("yaml");
        return text(json ? MediaType.APPLICATION_JSON_VALUE : DataContract.MEDIA_TYPE, json ? Json.PRETTY : Yaml.MAPPER,
                DataContract.of(file, catalog.datasets().current(dataset), published(file), owner));
    }

    /**
     * Runs of the dataset, for the same readers; the header Link names where they go on.
     *
     * @param after run of the last event that the reader has
     */
    public ResponseEntity<String> lineage(Actor actor, String dataset, Optional<String> after, int limit,
            HttpServletRequest request) {
        involved(actor, dataset);
        if (limit < 1 || limit > MOST_EVENTS) {
            throw new CodedException(ServerCode.BAD_REQUEST, "limit 1–" + MOST_EVENTS);
        }
        List<DatasetFacts> runs = catalog.datasets().history(dataset).reversed();
        int from = after.map(run -> 1 + place(runs, run)).orElse(0);
        List<DatasetFacts> shown = runs.stream().skip(from).limit(limit).toList();
        ArrayNode batch = Json.PLAIN.createArrayNode();
        shown.stream().map(events::of).forEach(batch::add);
        ResponseEntity<String> answer = text(MediaType.APPLICATION_JSON_VALUE, Json.PRETTY, batch);
        return from + shown.size() == runs.size() ? answer : ResponseEntity.ok().headers(answer.getHeaders())
                .header(HttpHeaders.LINK, "<" + UriComponentsBuilder.fromPath(request.getRequestURI())
                        .queryParam("limit", limit).queryParam("after", shown.getLast().run()).build().toUriString()
                        + ">; rel=\"next\"").body(answer.getBody());
    }

    private SourceFile involved(Actor actor, String dataset) {
        SourceFile file = sources.find(dataset);
        permissions.requireInvolvement(actor, dataset, file.department());
        return file;
    }

    private static int place(List<DatasetFacts> runs, String run) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).run().equals(run)) {
                return i;
            }
        }
        throw new CodedException(ServerCode.RUN_UNKNOWN, run);
    }

    private Optional<PublishedEntry> published(SourceFile file) {
        return catalog.entries().madeOf(List.of(file.id())).stream()
                .filter(version -> version.state() == EntryState.PUBLISHED
                        && version.draft().provider().equals(file.department())).findFirst()
                .flatMap(EntryVersion::published);
    }

    private static ResponseEntity<String> text(String mediaType, ObjectMapper mapper, JsonNode document) {
        try {
            return ResponseEntity.ok().contentType(MediaType.parseMediaType(mediaType + ";charset=UTF-8"))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").body(mapper.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always written", e);
        }
    }
}

package org.shuqiao.exchange.web.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.outside.contract.DataContract;
import org.shuqiao.exchange.outside.odrl.OdrlAgreement;
import org.shuqiao.exchange.web.connection.DcatAnswer;
import org.shuqiao.exchange.web.connection.OutsideAnswers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints that give the platform's things in the formats of the world outside. */
@RestController
@RequestMapping("/api/v1")
class OutsideCalls {

    private final DcatAnswer catalogue;
    private final OutsideAnswers answers;

    OutsideCalls(DcatAnswer catalogue, OutsideAnswers answers) {
        this.catalogue = catalogue;
        this.answers = answers;
    }

    /** A page of the published catalogue; the header Link names the next one. */
    @GetMapping(path = "/dcat", produces = {OdrlAgreement.MEDIA_TYPE, "text/turtle",
        MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<String> dcat(HttpServletRequest request, @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit, @RequestParam Optional<String> format) {
        return catalogue.of(request, after, limit, format);
    }

    /** A grant, for whoever may see it. */
    @GetMapping(path = "/grants/{id}/odrl", produces = {OdrlAgreement.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<String> odrl(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            HttpServletRequest request) {
        return answers.odrl(actor, id, request);
    }

    /** The contract of a dataset, as YAML, or as JSON where the caller takes nothing else. */
    @GetMapping(path = "/datasets/{dataset}/odcs", produces = {DataContract.MEDIA_TYPE,
        MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<String> odcs(@AuthenticationPrincipal Actor actor, @PathVariable String dataset,
            HttpServletRequest request) {
        return answers.odcs(actor, dataset, request);
    }

    /** The runs of a dataset, oldest first; the header Link names where they go on. */
    @GetMapping(path = "/datasets/{dataset}/openlineage", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> lineage(@AuthenticationPrincipal Actor actor, @PathVariable String dataset,
            @RequestParam Optional<String> after, @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest request) {
        return answers.lineage(actor, dataset, after, limit, request);
    }
}

package org.shuqiao.exchange.web.rest;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.web.connection.DcatAnswer;
import org.shuqiao.exchange.web.connection.OutsideAnswers;
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

    @Operation(summary = "The published catalogue as DCAT-AP 3.0.1",
            description = "A page of it as JSON-LD or Turtle, by `format` (`jsonld`, `ttl`) or the header Accept. The "
                    + "header Link names the next page.")
    @GetMapping("/dcat")
    ResponseEntity<String> dcat(HttpServletRequest request, @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit, @RequestParam Optional<String> format) {
        return catalogue.of(request, after, limit, format);
    }

    @Operation(summary = "A grant as an ODRL 2.2 agreement",
            description = "JSON-LD for whoever may see the grant: a permission for each item with its constraints. It "
                    + "cites the digest of the signed policy, which is what counts.")
    @GetMapping("/grants/{id}/odrl")
    ResponseEntity<String> odrl(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            HttpServletRequest request) {
        return answers.odrl(actor, id, request);
    }

    @Operation(summary = "The data contract of a dataset after ODCS 3.1.0",
            description = "YAML for the dataset's department, the authority and auditors: the promised columns, the "
                    + "standard ones, quality and update cycle. It names no address and no secret of the source.")
    @GetMapping("/datasets/{dataset}/odcs")
    ResponseEntity<String> odcs(@AuthenticationPrincipal Actor actor, @PathVariable String dataset) {
        return answers.odcs(actor, dataset);
    }

    @Operation(summary = "The runs of a dataset as OpenLineage events",
            description = "Oldest first, one event of the type COMPLETE for each run, for the dataset's department, the "
                    + "authority and auditors. `after` is the run of the last event that the reader has.")
    @GetMapping("/datasets/{dataset}/openlineage")
    ResponseEntity<String> lineage(@AuthenticationPrincipal Actor actor, @PathVariable String dataset,
            @RequestParam Optional<String> after, @RequestParam(defaultValue = "100") int limit) {
        return answers.lineage(actor, dataset, after, limit);
    }
}

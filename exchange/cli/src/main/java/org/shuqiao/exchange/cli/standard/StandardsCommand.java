package org.shuqiao.exchange.cli.standard;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.Language;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.proposal.LabelledSet;
import org.shuqiao.standards.proposal.ProposalScore;
import org.shuqiao.standards.report.StandardsListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code standards}: lists standard packs, data elements, code sets and rules as JSON. */
@Command(name = "standards", mixinStandardHelpOptions = true,
        description = "List packs, data elements, code sets and rules with the standards that they cite, as JSON.")
public final class StandardsCommand implements Callable<Integer> {

    @Option(names = "--mapping-score", description = "Print instead how well mappings are proposed: the score over the "
            + "labelled set, its held-out part by itself, all by the names alone, and the columns that were wrong.")
    private boolean mappingScore;

    @Override
    public Integer call() throws JsonProcessingException {
        StandardPack pack = StandardPack.load();
        Object listing = mappingScore ? scores(pack) : StandardsListing.of(pack, Language.of(Locale.getDefault()));
        System.out.println(Json.PRETTY.writeValueAsString(listing));
        return ExitCodes.DONE;
    }

    private static Map<String, ProposalScore> scores(StandardPack pack) {
        Map<String, ProposalScore> scores = new LinkedHashMap<>();
        scores.put("building", ProposalScore.of(pack, table -> !table.heldOut()));
        scores.put("heldOut", ProposalScore.of(pack, LabelledSet.Table::heldOut));
        scores.put("namesAlone", ProposalScore.withoutRemarks(pack, table -> true));
        return scores;
    }
}

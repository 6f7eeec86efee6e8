package org.shuqiao.exchange.domain.basis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.basis.Citation;
import org.shuqiao.catalog.basis.LegalText;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.check.ElementGrades;
import org.shuqiao.exchange.domain.request.Request;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.ledger.json.CanonicalJson;

/**
 * Legal bases of requests and of what they ask for, by the registry of legal texts. What cites no registered text is
 * left to the person who decides; a text that ended is a basis of nothing new.
 */
public final class LegalBases {

    private final LegalTexts texts;
    private final Resources resources;

    public LegalBases(LegalTexts texts, Resources resources) {
        this.texts = texts;
        this.resources = resources;
    }

    /** @throws CodedException {@code ENTRY_BASIS_ENDED}, {@code REQUEST_BASIS_ENDED} */
    public void requireNotEnded(Resource resource, RequestDraft draft, LocalDate today) {
        texts.ended(resource.basis(), today).stream().findFirst().ifPresent(ended -> {
            throw new CodedException(BasisCode.ENTRY_BASIS_ENDED, resource.code(), ended.title(), until(ended));
        });
        texts.ended(draft.basis(), today).stream().findFirst().ifPresent(ended -> {
            throw new CodedException(BasisCode.REQUEST_BASIS_ENDED, ended.title(), until(ended));
        });
    }

    /**
     * Cites what a decision goes by: {@code {"texts":"sha256:…","grades":"2026.1","entry":[{"title":…,"number":…,
     * "from":…,"article":17}],"request":[…]}}. The digest is that of the whole registry.
     */
    public ObjectNode cited(Request request) {
        ObjectNode cited = CanonicalJson.object().put("texts", texts.version()).put("grades", ElementGrades.version());
        write(cited.putArray("entry"), resources.version(request.resource(), request.version())
                .map(Resource::basis).orElse(""));
        write(cited.putArray("request"), request.justification().basis());
        return cited;
    }

    private void write(ArrayNode into, String basis) {
        List<Citation> cited = texts.cited(basis);
        for (Citation each : cited) {
            ObjectNode node = into.addObject().put("title", each.text().title())
                    .put("from", each.text().from().toString());
            if (!each.text().number().isBlank()) {
                node.put("number", each.text().number());
            }
            each.text().until().ifPresent(day -> node.put("until", day.toString()));
            each.article().ifPresent(article -> node.put("article", article));
        }
    }

    private static String until(LegalText ended) {
        return ended.until().map(LocalDate::toString).orElseThrow();
    }
}

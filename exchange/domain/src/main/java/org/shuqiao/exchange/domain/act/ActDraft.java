package org.shuqiao.exchange.domain.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.act.ActReference;

/**
 * Content of an act before it has its time and its place among the department's acts.
 *
 * @param words exactly what the person is shown
 */
public record ActDraft(ActKind kind, String id, String department, String person, String words, ObjectNode body) {

    public ActDraft {
        body = body.deepCopy();
    }

    /** @return a copy */
    @Override
    public ObjectNode body() {
        return body.deepCopy();
    }

    /** @return the same, citing the act that it follows from */
    public ActDraft following(ActReference before) {
        ObjectNode cites = body();
        cites.set("follows", before.tree());
        return new ActDraft(kind, id, department, person, words, cites);
    }

    Act at(OffsetDateTime time, ActPlace place) {
        ObjectNode placed = body();
        place.write(placed);
        return new Act(kind, id, department, person, time, Sha256.tagged(words), placed);
    }
}

package org.shuqiao.exchange.domain.act;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuqiao.ledger.act.Act;

/**
 * Acts of one department as they would be submitted one after the other: each has its place after the one before, so
 * that a person is shown all of them, and approves them, before the first is kept.
 */
public final class ActSequence {

    private final OffsetDateTime time;
    private final List<ActPreview> shown = new ArrayList<>();
    private Optional<ActHead> head;

    ActSequence(OffsetDateTime time, Optional<ActHead> head) {
        this.time = time;
        this.head = head;
    }

    /** @return the act as it will be, which another one may follow from */
    public Act add(ActDraft draft) {
        ActPlace place = ActPlace.after(head);
        Act act = draft.at(time, place);
        head = Optional.of(new ActHead(place.number(), act.digest()));
        shown.add(new ActPreview(act, draft.words()));
        return act;
    }

    public List<ActPreview> shown() {
        return List.copyOf(shown);
    }
}

package org.shuqiao.exchange.web.portal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.correction.Answered;
import org.shuqiao.exchange.domain.correction.Complaint;
import org.shuqiao.exchange.domain.correction.ObjectionOutcome;
import org.shuqiao.exchange.domain.correction.RowDetail;

/** Forms of an objection and of its answer, read for showing the act and for taking it alike. */
final class ObjectionForm {

    private ObjectionForm() { }

    /** Fields of an objection, as the page of a receipt sends them; blank where they were left out. */
    record Raised(String receipt, String row, String item, String complaint, String key, String wrong,
            String right) {

        Complaint read(PageLocalizer say) {
            return new Complaint(Optional.of(given(receipt)), number(given(row), say), Optional.empty(),
                    Optional.of(given(item)).filter(name -> !name.isBlank()), given(complaint),
                    new RowDetail(given(key), given(wrong), given(right)));
        }
    }

    /** Fields of an answer. */
    record Closed(String outcome, String explanation, String since, String key, String right) {

        Answered read(PageLocalizer say) {
            return given(outcome).equals(ObjectionOutcome.CORRECTED.id())
                    ? new Answered(ObjectionOutcome.CORRECTED, given(explanation), day(given(since), say),
                            new RowDetail(given(key), "", given(right)))
                    : Answered.confirmed(given(explanation));
        }
    }

    private static String given(String text) {
        return text == null ? "" : text;
    }

    private static OptionalInt number(String text, PageLocalizer say) {
        try {
            return text.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw new CodedException(PortalCode.NUMBER_WRONG, e, say.text("objection.row"));
        }
    }

    private static Optional<LocalDate> day(String text, PageLocalizer say) {
        try {
            return Optional.of(text.strip()).filter(given -> !given.isEmpty()).map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw new CodedException(PortalCode.DATE_WRONG, e, say.text("objection.since"));
        }
    }
}

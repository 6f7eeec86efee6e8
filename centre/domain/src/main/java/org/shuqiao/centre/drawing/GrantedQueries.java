package org.shuqiao.centre.drawing;

import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.centre.error.CentreCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.quality.DataAges;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.answer.AnswerColumn;

/**
 * Draws data as a consumer draws anything: by queries under the grants of the caller's department for a purpose, each
 * with its receipt.
 */
public final class GrantedQueries {

    private final Deliveries deliveries;
    private final DataAges ages;
    private final SourceColumns columns;
    private final AnswerLog answers;

    /** Log of the gateway, which holds every record that a door answered with. */
    public interface AnswerLog {
        void answered(String what, boolean delivered, String record);
    }

    /**
     * Query, and the codes by which its refusals are told.
     *
     * @param what       kind and id of the file that asks
     * @param notGranted code with the id and the reason
     * @param refused    code with the id, the reason and the record
     */
    public record Question(String what, String id, String purpose, String sql, CentreCode notGranted,
            CentreCode refused) { }

    public GrantedQueries(Deliveries deliveries, DataAges ages, SourceColumns columns, AnswerLog answers) {
        this.answers = answers;
        this.deliveries = deliveries;
        this.ages = ages;
        this.columns = columns;
    }

    /** @return the columns of the answer; refused where they are not granted. Nothing is read, and nothing recorded. */
    public List<AnswerColumn> describe(Actor actor, Question question) {
        try {
            return deliveries.describe(actor, question.purpose(), question.sql()).columns();
        } catch (CodedException e) {
            throw notGranted(question, e);
        } catch (MistakeException e) {
            throw notGranted(question, e.reason());
        }
    }

    private static CodedException notGranted(Question question, CodedException reason) {
        return new CodedException(question.notGranted(), reason, question.id(), reason.text(Language.ZH));
    }

    /** @param drawn is told what the answer stands on */
    public Answer ask(Actor actor, Question question, Drawn drawn) {
        DeliveryResult result;
        try {
            result = deliveries.query(actor, question.purpose(), question.sql());
        } catch (MistakeException e) {
            throw notGranted(question, e.reason());
        }
        String record = result.receipt().record().id();
        answers.answered(question.what() + " " + question.id(), result instanceof DeliveryResult.Delivered, record);
        return switch (result) {
            case DeliveryResult.Refused refused -> throw new CodedException(question.refused(), refused.reason(),
                    question.id(), refused.reason().text(Language.ZH), record);
            case DeliveryResult.Delivered given -> {
                drawn.receipt(record);
                drawn.grants(given.grants());
                given.answer().snapshots().forEach(drawn::snapshot);
                drawn.lineage(columns.behind(question.sql(), given.grants()));
                ages.ofGrants(given.grants()).forEach(age -> drawn.of(age.renewedOn()));
                yield given.answer();
            }
        };
    }
}

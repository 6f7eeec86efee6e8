package org.shuqiao.exchange.domain.delivery;

import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.person.PersonIndex;
import org.shuqiao.exchange.domain.retention.SealedSalts;
import org.shuqiao.query.answer.PersonsBehind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps beside the log, under the key of the month, what no record says: whose rows were used, and the salt. */
public final class RecordSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(RecordSecrets.class);

    private final PersonIndex persons;
    private final SealedSalts salts;

    public RecordSecrets(PersonIndex persons, SealedSalts salts) {
        this.persons = persons;
        this.salts = salts;
    }

    /** Within the transaction of the record: an answer whose persons cannot be written down is not handed out. */
    void ofDelivery(String record, String salt, List<PersonsBehind> behind) {
        salts.keep(record, salt);
        persons.write(record, behind);
    }

    /** A refusal is recorded in any case, also where there is no key to keep its salt with. */
    void ofRefusal(String record, String salt) {
        try {
            salts.keep(record, salt);
        } catch (CodedException e) {
            LOG.error("the salt of a refusal was not kept: {}", e.code().id());
        }
    }
}

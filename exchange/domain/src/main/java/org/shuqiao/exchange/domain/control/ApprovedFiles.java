package org.shuqiao.exchange.domain.control;

import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Keeps what two persons approved of the machine's files. What a file says otherwise does not take effect: whoever can
 * write the file alone changes nothing.
 */
public final class ApprovedFiles {

    private final ExchangeStore store;
    private final SecurityJournal journal;

    public ApprovedFiles(ExchangeStore store, SecurityJournal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** @return the canonical JSON that is in force */
    public Optional<String> approved(GovernedFile file) {
        return store.sql("""
                select content from exchange.approved_file where file = :file order by approved_at desc limit 1""")
                .param("file", file.word()).query(String.class).optional();
    }

    /**
     * Compares a file with what is approved. The content of the very first start is approved by installing it. Either
     * way the security log says what is in force, and whether the file says something else.
     *
     * @return the content that is in force
     */
    public String inForce(GovernedFile file, String content) {
        return store.inTransaction(() -> {
            store.sql("select pg_advisory_xact_lock(hashtext('exchange.approved_file'))").query().singleRow();
            Optional<String> approved = approved(file);
            if (approved.isEmpty()) {
                approve(file, content, Optional.empty());
            }
            String inForce = approved.orElse(content);
            SecurityKind kind = inForce.equals(content) ? SecurityKind.SETTINGS_IN_FORCE : SecurityKind.SETTINGS_DIFFER;
            journal.enter(kind, "", file.word(), Map.of("digest", Sha256.tagged(inForce), "file",
                    Sha256.tagged(content)));
            return inForce;
        });
    }

    void approve(GovernedFile file, String content, Optional<String> change) {
        store.sql("""
                insert into exchange.approved_file (file, digest, content, change, approved_at)
                values (:file, :digest, :content, :change, :at)""")
                .param("file", file.word()).param("digest", Sha256.tagged(content)).param("content", content)
                .param("change", change.orElse(null)).param("at", ExchangeStore.column(store.now())).update();
    }
}

package org.shuqiao.catalog.publish;

import java.util.EnumSet;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.error.CatalogCode;

/** Rules of the entry life cycle: permitted actions by state, duty and person. */
final class LifecycleRules {

    /** Action on an entry version with the states that permit it. */
    enum Action {
        SAVE("修改", "changed", EntryState.DRAFT),
        SUBMIT("提交", "submitted", EntryState.DRAFT),
        DISCARD("作废", "discarded", EntryState.DRAFT),
        RECALL("撤回", "recalled", EntryState.SUBMITTED),
        GIVE_BACK("退回", "returned", EntryState.SUBMITTED),
        PUBLISH("发布", "published", EntryState.SUBMITTED),
        WITHDRAW("撤销", "withdrawn", EntryState.PUBLISHED),
        REVISE("修订", "revised", EntryState.PUBLISHED, EntryState.WITHDRAWN);

        private final String zh;
        private final String en;
        private final Set<EntryState> states;

        Action(String zh, String en, EntryState first, EntryState... more) {
            this.zh = zh;
            this.en = en;
            this.states = EnumSet.of(first, more);
        }
    }

    private LifecycleRules() { }

    static boolean open(EntryVersion version) {
        return version.state() == EntryState.DRAFT || version.state() == EntryState.SUBMITTED;
    }

    static void allows(EntryVersion version, Action action) {
        if (!action.states.contains(version.state())) {
            throw forbidden(version, action);
        }
    }

    static CodedException forbidden(EntryVersion version, Action action) {
        return new CodedException(CatalogCode.STATE_FORBIDS, version.state().zh(), version.state().en(), action.zh,
                action.en);
    }

    /** An officer writes for the own department only, and names no other one as the provider. */
    static void writes(CatalogUser by, String owner, EntryDraft draft) {
        boolean names = draft.provider().isBlank() || draft.provider().equals(owner);
        if (by.role() != CatalogDuty.OFFICER || !by.department().equals(owner) || !names) {
            throw new CodedException(CatalogCode.NOT_PROVIDER, owner);
        }
    }

    static void reviews(CatalogUser by) {
        if (by.role() != CatalogDuty.AUTHORITY) {
            throw new CodedException(CatalogCode.NOT_AUTHORITY);
        }
    }

    /** Nobody reviews what the same person wrote or submitted. */
    static void otherPerson(CatalogUser by, EntryVersion version) {
        boolean wrote = by.person().equals(version.createdBy()) || by.person().equals(version.editedBy());
        if (wrote || version.submittedBy().filter(by.person()::equals).isPresent()) {
            throw new CodedException(CatalogCode.SAME_PERSON);
        }
    }

    static void reasoned(String reason) {
        if (reason.isBlank()) {
            throw new CodedException(CatalogCode.REASON_MISSING);
        }
    }
}

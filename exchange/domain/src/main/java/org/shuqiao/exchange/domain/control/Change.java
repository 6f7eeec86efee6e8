package org.shuqiao.exchange.domain.control;

import java.time.LocalDate;
import java.util.Set;
import org.shuqiao.exchange.domain.account.NewAccount;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.operator.Admission;
import org.shuqiao.exchange.domain.resource.Binding;

/** Change that two persons have to agree on. */
public sealed interface Change {

    /** @return the name of its kind in the store, the API and the CLI */
    String kind();

    /** @return what it concerns: a login, a resource, a file */
    String about();

    /** @return whether it sets a password, of which each of the two persons gives half */
    default boolean setsPassword() {
        return this instanceof AddAccount || this instanceof ResetPassword;
    }

    /** An account that is to be added. */
    record AddAccount(NewAccount account) implements Change {
        @Override
        public String kind() {
            return "account-add";
        }

        @Override
        public String about() {
            return account.login();
        }
    }

    /** Other roles of an account. */
    record SetRoles(String login, Set<Role> roles) implements Change {

        public SetRoles {
            roles = Set.copyOf(roles);
        }

        @Override
        public String kind() {
            return "account-roles";
        }

        @Override
        public String about() {
            return login;
        }
    }

    /** An account that is to be disabled, or enabled again. */
    record SetActive(String login, boolean active) implements Change {
        @Override
        public String kind() {
            return active ? "account-enable" : "account-disable";
        }

        @Override
        public String about() {
            return login;
        }
    }

    /** Another password of an account, for one use: whoever proposes and whoever approves each give half of it. */
    record ResetPassword(String login) implements Change {
        @Override
        public String kind() {
            return "account-reset";
        }

        @Override
        public String about() {
            return login;
        }
    }

    /** The table of a resource's version. */
    record Bind(String resource, int version, String provider, Binding binding) implements Change {
        @Override
        public String kind() {
            return "binding";
        }

        @Override
        public String about() {
            return resource;
        }
    }

    /** A month whose key is to be destroyed, because its time of retention is over. @param period yyyy-MM */
    record ErasePeriod(String period) implements Change {
        @Override
        public String kind() {
            return "period-erase";
        }

        @Override
        public String about() {
            return period;
        }
    }

    /**
     * Data of one kind that is to be erased, because its time is over.
     *
     * @param what   its kind ({@code org.shuqiao.exchange.domain.retention.KeptData})
     * @param before first day that stays
     */
    record EraseData(String what, LocalDate before) implements Change {
        @Override
        public String kind() {
            return "data-erase";
        }

        @Override
        public String about() {
            return what;
        }
    }

    /** An operator that is to be admitted. */
    record AdmitOperator(Admission admission) implements Change {
        @Override
        public String kind() {
            return "operator-admit";
        }

        @Override
        public String about() {
            return admission.operator();
        }
    }

    /**
     * A department's node that is to be admitted: its key speaks for the department from then on.
     *
     * @param enrolment canonical JSON that the node made and signed
     */
    record AdmitKey(String department, String enrolment) implements Change {
        @Override
        public String kind() {
            return "key-admit";
        }

        @Override
        public String about() {
            return department;
        }
    }

    /**
     * Adoption of what a file of the machine says now.
     *
     * @param content canonical JSON of the part that decides rights
     */
    record AdoptFile(GovernedFile file, String content) implements Change {
        @Override
        public String kind() {
            return file.word();
        }

        @Override
        public String about() {
            return file.word();
        }
    }
}

package org.shuqiao.exchange.web.portal;

import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Parts of the home page by role; who holds several roles sees several parts. */
@Component
class Desks {

    private final Permissions permissions;
    private final OfficerHome officer;
    private final RequesterHome requester;
    private final AuditorHome auditor;
    private final AuthorityHome authority;
    private final AdministratorHome administrator;

    Desks(Permissions permissions, OfficerHome officer, RequesterHome requester, AuditorHome auditor,
            AuthorityHome authority, AdministratorHome administrator) {
        this.permissions = permissions;
        this.officer = officer;
        this.requester = requester;
        this.auditor = auditor;
        this.authority = authority;
        this.administrator = administrator;
    }

    /** Each role as the account holds it now, whatever the session remembers. */
    void fill(Model model, Actor actor, PageLocalizer say) {
        if (permissions.holds(actor, Role.REQUESTER)) {
            model.addAttribute("requester", requester.view(actor, say));
        }
        if (permissions.holds(actor, Role.OFFICER)) {
            model.addAttribute("officer", officer.view(actor, say));
        }
        if (permissions.holds(actor, Role.AUTHORITY)) {
            model.addAttribute("authority", authority.view(actor, say));
        }
        if (permissions.holds(actor, Role.AUDITOR)) {
            model.addAttribute("auditor", auditor.view(actor));
        }
        if (permissions.holds(actor, Role.ADMIN)) {
            model.addAttribute("administrator", administrator.view(actor, say));
        }
    }
}

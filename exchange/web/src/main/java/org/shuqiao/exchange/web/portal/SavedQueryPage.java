package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.savedquery.SavedQueries;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Forms of the editor's saved queries; they lead back to the editor. */
@Controller
@RequestMapping("/query/saved")
class SavedQueryPage {

    private final SavedQueries saved;
    private final QueryPage editor;
    private final Permissions permissions;

    SavedQueryPage(SavedQueries saved, QueryPage editor, Permissions permissions) {
        this.saved = saved;
        this.editor = editor;
        this.permissions = permissions;
    }

    @PostMapping
    String save(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String text, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return done(purpose, text, model, request, actor, () -> saved.save(actor, name, purpose, text));
    }

    @PostMapping("/{id}/rename")
    String rename(@PathVariable String id, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String purpose, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return done(purpose, "", model, request, actor, () -> saved.rename(actor, id, name));
    }

    @PostMapping("/{id}/share")
    String share(@PathVariable String id, @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "true") boolean shared, Model model, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        return done(purpose, "", model, request, actor, () -> saved.share(actor, id, shared));
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable String id, @RequestParam(defaultValue = "") String purpose, Model model,
            HttpServletRequest request, @AuthenticationPrincipal Actor actor) {
        return done(purpose, "", model, request, actor, () -> saved.delete(actor, id));
    }

    /** Back to the editor as it was: its purpose, and what was typed where it could not be saved. */
    private String done(String purpose, String sql, Model model, HttpServletRequest request, Actor actor,
            Runnable work) {
        permissions.require(actor, Role.REQUESTER);
        String back = UriComponentsBuilder.fromPath("/query").queryParam("purpose", "{purpose}").fragment("saved")
                .encode().buildAndExpand(purpose).toUriString();
        return PageDone.at(back, model, request, () -> editor.form(model, request, purpose, sql, actor), work);
    }
}

package org.shuqiao.exchange.web.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way to the description of the REST API, which the server carries along. */
@Controller
class ApiPage {

    @GetMapping("/api")
    String api() {
        return "redirect:/swagger-ui/index.html";
    }
}

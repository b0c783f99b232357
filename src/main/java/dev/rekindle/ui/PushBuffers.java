package dev.rekindle.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.communication.JSR356WebsocketInitializer;
import org.atmosphere.cpr.ApplicationConfig;
import org.atmosphere.cpr.AtmosphereFramework;
import org.springframework.stereotype.Component;

/**
 * Keeps the buffers small that every open page holds for what its browser sends by the push connection: browsers send
 * their requests another way, and by this one hardly more than that they are still there.
 */
@Component
class PushBuffers implements VaadinServiceInitListener {

    private static final String LONGEST_TEXT = "1024";
    private static final String LONGEST_BYTES = "128";

    @Override
    public void serviceInit(ServiceInitEvent starting) {
        if (starting.getSource() instanceof VaadinServletService service) {
            var servlet = service.getServlet();
            var name = JSR356WebsocketInitializer.getAttributeName(servlet.getServletName());
            if (servlet.getServletContext().getAttribute(name) instanceof AtmosphereFramework push) {
                push.addInitParameter(ApplicationConfig.WEBSOCKET_BUFFER_SIZE, LONGEST_TEXT);
                push.addInitParameter(ApplicationConfig.WEBSOCKET_MAXTEXTSIZE, LONGEST_TEXT);
                push.addInitParameter(ApplicationConfig.WEBSOCKET_MAXBINARYSIZE, LONGEST_BYTES);
            }
        }
    }
}

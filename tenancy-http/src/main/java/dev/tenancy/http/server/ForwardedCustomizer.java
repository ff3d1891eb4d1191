package dev.tenancy.http.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Gives a request the client's address and scheme as a trusted proxy tells them in {@code
 * X-Forwarded-For} and {@code X-Forwarded-Proto}. Jetty's own takes them from whoever is calling, and
 * the first address, which the client can make up.
 */
final class ForwardedCustomizer implements HttpConfiguration.Customizer {
  private final TrustedProxies proxies;

  ForwardedCustomizer(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
    if (peer instanceof InetSocketAddress inet && proxies.contain(inet.getAddress())) {
      return new ForwardedRequest(request, inet, proxies);
    }
    return request;
  }

  private static final class ForwardedRequest extends Request.Wrapper {
    private final ConnectionMetaData connection;
    private final boolean secure;

    ForwardedRequest(Request request, InetSocketAddress peer, TrustedProxies proxies) {
      super(request);
      HttpFields headers = request.getHeaders();
      InetAddress client =
          proxies.client(peer.getAddress(), headers.getCSV(HttpHeader.X_FORWARDED_FOR, false));
      // The peer's own word is the last one.
      List<String> schemes = headers.getCSV(HttpHeader.X_FORWARDED_PROTO, false);
      secure = !schemes.isEmpty() && schemes.get(schemes.size() - 1).equalsIgnoreCase("https");
      SocketAddress remote =
          client.equals(peer.getAddress()) ? peer : new InetSocketAddress(client, 0);
      connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
        @Override
        public SocketAddress getRemoteSocketAddress() {
          return remote;
        }
      };
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }

    @Override
    public boolean isSecure() {
      return secure;
    }
  }
}

package planted.persistence;

import spark.Request;

/** Planted: persistence must not know HTTP. */
interface KnowsHttp {
  Request request();
}

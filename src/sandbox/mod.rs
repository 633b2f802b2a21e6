//! A local API that misbehaves on request. It shares no types with the client, so that it is an honest witness.

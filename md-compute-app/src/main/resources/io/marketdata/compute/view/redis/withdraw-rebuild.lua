-- Ends the request ARGV[1] in KEYS[1]. Returns 1 ended, 0 where it is another one or gone.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('DEL', KEYS[1])
